import { refuseYaml } from '../text/refuseYaml.ts';

/** Bytes of a manifest that are read; nobody writes a larger one by hand. */
export const manifestByteLimit = 256 * 1024;

/** A manifest of the usual form has 40,000 at the limit of its size. */
const tokens = 50_000;

/** Why a manifest's text must not be given to the `yaml` package at all; `undefined` where it may. */
export function yamlRefusal(text: string): string | undefined {
  return refuseYaml(text, { length: manifestByteLimit, tokens });
}
