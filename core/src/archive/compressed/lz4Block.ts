import { broken } from './packedInput.ts';

/** The shortest match (LZ4 block format, "Match length"). */
const shortestMatch = 4;

/**
 * Unpacks one LZ4 block to `target` from `start` on.
 * @param earliest index in `target` before which no match may begin
 * @returns where the unpacked bytes end
 * @throws UnreadableMember where the block is broken or would outgrow `target`
 */
export function unpackLz4Block(
  packed: Uint8Array,
  target: Uint8Array,
  start: number,
  earliest: number,
): number {
  let at = 0;
  let to = start;
  const longLength = (): number => {
    let length = 0;
    for (;;) {
      const byte = packed[at++];
      if (byte === undefined) throw broken('a block ends within a length');
      length += byte;
      if (byte !== 255) return length;
    }
  };
  while (at < packed.length) {
    const token = packed[at++] ?? 0;
    const literals = token >> 4 === 15 ? 15 + longLength() : token >> 4;
    if (at + literals > packed.length || to + literals > target.length) {
      throw broken('literals reach beyond their block');
    }
    target.set(packed.subarray(at, at + literals), to);
    at += literals;
    to += literals;
    if (at === packed.length) return to;
    const distance = (packed[at] ?? 0) + (packed[at + 1] ?? 0) * 256;
    at += 2;
    const length = shortestMatch + ((token & 15) === 15 ? 15 + longLength() : token & 15);
    if (distance === 0 || to - distance < earliest) throw broken('a match begins before the data');
    if (to + length > target.length) throw broken('a match reaches beyond its block');
    to = copyMatch(target, to, distance, length);
  }
  throw broken('a block ends without literals');
}

/** A match may overlap what it writes: then the bytes between repeat. */
function copyMatch(target: Uint8Array, start: number, distance: number, length: number): number {
  const end = start + length;
  if (distance === 1) {
    target.fill(target[start - 1] ?? 0, start, end);
  } else if (distance >= length) {
    target.copyWithin(start, start - distance, start - distance + length);
  } else {
    for (let to = start; to < end; to += 1) target[to] = target[to - distance] ?? 0;
  }
  return end;
}
