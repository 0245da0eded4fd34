/**
 * What the machine knows of a value: a tag and a number. No object per value, so that a stream of a million small ones
 * costs nine bytes each.
 */
export const tags = {
  none: 0,
  /** The number is 0 or 1. */
  bool: 1,
  /** The number; NaN where it is beyond what a double holds exactly. */
  int: 2,
  float: 3,
  /** Offset of the opcode that holds the text; it is read again where it matters. */
  text: 4,
  /** Offset of the opcode; what protocol 2 calls a string is text and bytes at once, and counts as text. */
  bytes: 5,
  /** Serial number of a container from here on. */
  list: 6,
  dict: 7,
  set: 8,
  frozenset: 9,
  tuple: 10,
  /** Number of the callable. */
  global: 11,
  /** What a callable gave: its number and the serial number of the call, packed. */
  object: 12,
  /** What `persistent_load` gives for the id in the container of that serial number. */
  persistent: 13,
  /** Out-of-band data of protocol 5. */
  buffer: 14,
} as const;

export type Tag = (typeof tags)[keyof typeof tags];

/** A tag and its number. */
export interface Value {
  readonly tag: Tag;
  readonly number: number;
}

/** Serial numbers of calls get 33 of the 53 bits, callables the other 20. */
const serials = 2 ** 33;
export const mostCallables = 2 ** 20;

export function packObject(callable: number, serial: number): number {
  return callable * serials + (serial % serials);
}

export function callableOf(packed: number): number {
  return Math.floor(packed / serials);
}

export function serialOf(packed: number): number {
  return packed % serials;
}
