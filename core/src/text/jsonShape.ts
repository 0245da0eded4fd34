/** What a JSON text holds, by its marks outside of strings. */
export interface JsonShape {
  /** Levels of brackets at the deepest place. */
  readonly depth: number;
  /** Objects and arrays. */
  readonly containers: number;
  /** Colons: keys, those that occur twice counted twice. */
  readonly keys: number;
  /** Commas: a value more than these, in each container that is not empty. */
  readonly commas: number;
}

/**
 * Counts the marks of a JSON text in one pass and builds nothing: what parsing it would cost is known before. Says
 * nothing of whether it is JSON at all.
 */
export function jsonShape(bytes: Uint8Array): JsonShape {
  let [depth, deepest, containers, keys, commas] = [0, 0, 0, 0, 0];
  for (let at = 0; at < bytes.length; at += 1) {
    switch (bytes[at]) {
      case 0x22: // "
        at = endOfString(bytes, at + 1);
        break;
      case 0x7b: // {
      case 0x5b: // [
        containers += 1;
        depth += 1;
        if (depth > deepest) deepest = depth;
        break;
      case 0x7d: // }
      case 0x5d: // ]
        depth -= 1;
        break;
      case 0x3a: // :
        keys += 1;
        break;
      case 0x2c: // ,
        commas += 1;
        break;
    }
  }
  return { depth: deepest, containers, keys, commas };
}

function endOfString(bytes: Uint8Array, start: number): number {
  for (let at = start; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === 0x22) return at;
    if (byte === 0x5c) at += 1;
  }
  return bytes.length;
}

/**
 * The keys of a parsed value, of all its objects. `JSON.parse` keeps the last of several equal keys: where the text has
 * more keys than this, some occur twice, and readers differ in which one they take. Without recursion.
 */
export function countKeys(value: unknown): number {
  let count = 0;
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== 'object' || next === null) continue;
    const values: unknown[] = Object.values(next);
    if (!Array.isArray(next)) count += values.length;
    for (const inner of values) if (typeof inner === 'object') open.push(inner);
  }
  return count;
}
