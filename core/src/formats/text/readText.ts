import type { ByteSource } from '../../bytes/byteSource.ts';

const chunk = 1024 * 1024;

export type TextReading =
  | { readonly kind: 'text'; readonly text: string }
  /** Follows "it". */
  | { readonly kind: 'other'; readonly reason: string };

/**
 * All of a source as UTF-8 text without a byte order mark.
 * @param most bytes; a larger source is not read
 * @throws ByteReadError where the source cannot be read; the signal's reason
 */
export async function readText(source: ByteSource, most: number, signal?: AbortSignal): Promise<TextReading> {
  if (source.size > most) return { kind: 'other', reason: `has more than ${most / 1024 ** 2} MiB` };
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const parts: string[] = [];
  try {
    for (let at = 0; at < source.size; ) {
      const bytes = await source.read(at, chunk, signal);
      if (bytes.length === 0) break;
      at += bytes.length;
      parts.push(decoder.decode(bytes, { stream: at < source.size }));
    }
  } catch (fault) {
    if (!(fault instanceof TypeError)) throw fault;
    return { kind: 'other', reason: 'is not valid UTF-8' };
  }
  return { kind: 'text', text: parts.join('') };
}
