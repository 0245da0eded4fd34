/** Bits of a run of bytes, the highest of each byte first. Beyond the end they are zero: compare `position`. */
export class BitReader {
  readonly #bytes: Uint8Array;
  /** In bits. */
  position: number;

  constructor(bytes: Uint8Array, position: number) {
    this.#bytes = bytes;
    this.position = position;
  }

  get isBeyondEnd(): boolean {
    return this.position > this.#bytes.length * 8;
  }

  /** The next bits without passing them. @param count at most 24 */
  peek(count: number): number {
    const at = this.position >> 3;
    const bytes = this.#bytes;
    const word =
      ((bytes[at] ?? 0) << 24) |
      ((bytes[at + 1] ?? 0) << 16) |
      ((bytes[at + 2] ?? 0) << 8) |
      (bytes[at + 3] ?? 0);
    return (word << (this.position & 7)) >>> (32 - count);
  }

  /** @param count 1 to 24 */
  read(count: number): number {
    const value = this.peek(count);
    this.position += count;
    return value;
  }
}
