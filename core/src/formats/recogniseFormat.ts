import type { Beginning, Format } from './format.ts';
import { formats } from './registry.ts';

/**
 * The format of some bytes, by content; `undefined` where none recognises them.
 * @throws ByteReadError; the signal's reason
 */
export async function recogniseFormat(beginning: Beginning): Promise<Format | undefined> {
  for (const format of formats) if (await format.recognises(beginning)) return format;
  return undefined;
}
