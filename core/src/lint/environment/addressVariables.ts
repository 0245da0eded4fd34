import type { AddressUse } from '../facts/environment.ts';

/**
 * Variables that say where something is fetched from. Read in: huggingface_hub 1.1.5 `constants.py`, datasets 2.21.0
 * and evaluate 0.4.6 `config.py`; the documentation of pip (every option as `PIP_<OPTION>`), of uv ("Environment
 * variables") and of httpx and requests ("Proxies").
 */
export const addressVariables: ReadonlyMap<string, AddressUse> = new Map<string, AddressUse>([
  ['HF_ENDPOINT', 'endpoint'],
  ['HF_INFERENCE_ENDPOINT', 'endpoint'],
  ['PIP_INDEX_URL', 'index'],
  ['PIP_EXTRA_INDEX_URL', 'index'],
  ['UV_INDEX_URL', 'index'],
  ['UV_EXTRA_INDEX_URL', 'index'],
  ['UV_DEFAULT_INDEX', 'index'],
  ['UV_INDEX', 'index'],
  ['HTTP_PROXY', 'proxy'],
  ['HTTPS_PROXY', 'proxy'],
  ['ALL_PROXY', 'proxy'],
  ['http_proxy', 'proxy'],
  ['https_proxy', 'proxy'],
  ['all_proxy', 'proxy'],
]);

/** The addresses in the value of a variable: indexes are a list, in uv each with an optional `name=` before it. */
export function addressesIn(value: string, use: AddressUse): readonly string[] {
  if (use !== 'index') return [value];
  return value
    .split(/\s+/)
    .map((part) => part.replace(/^[\w-]+=/, ''))
    .filter(Boolean);
}
