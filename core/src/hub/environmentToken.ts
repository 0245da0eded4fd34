import { readFile } from 'node:fs/promises';
import { type CacheLocation, expandHome, huggingFaceHome } from '../reference/cachePath.ts';
import { publicHub } from './endpoint.ts';
import { isSet } from './environmentFlag.ts';
import type { TokenSource } from './token.ts';

/**
 * The token of the user's own environment: `HF_TOKEN`, else the file `HF_TOKEN_PATH`, else `token` in
 * `HF_HOME`. It belongs to `HF_ENDPOINT`, or to the public Hub where that is not set, and to no other origin.
 * `HF_HUB_DISABLE_IMPLICIT_TOKEN` switches it off.
 */
export function environmentToken(location: CacheLocation): TokenSource {
  return async () => {
    const { env } = location;
    const endpoint = env.HF_ENDPOINT || publicHub;
    if (isSet(env.HF_HUB_DISABLE_IMPLICIT_TOKEN) || !URL.canParse(endpoint)) return undefined;
    const value = clean(env.HF_TOKEN ?? env.HUGGING_FACE_HUB_TOKEN) ?? clean(await tokenFile(location));
    return value === undefined ? undefined : { value, origin: new URL(endpoint).origin };
  };
}

async function tokenFile(location: CacheLocation): Promise<string | undefined> {
  const { env, home, path } = location;
  const named = env.HF_TOKEN_PATH;
  const file = named ? expandHome(named, home, path) : path.join(huggingFaceHome(location), 'token');
  // No such file, or none that may be read: not signed in.
  return readFile(file, 'utf8').catch(() => undefined);
}

function clean(text: string | undefined): string | undefined {
  return text?.trim() || undefined;
}
