import { UnreadableMember } from '../archive.ts';
import { broken } from './packedInput.ts';

/** What is kept of the unpacked bytes, however much a header asks for: twice what `xz -9` needs. */
const most = 128 * 1024 * 1024;
const first = 4096;

/** The unpacked bytes to which matches of LZMA reach back. It grows as bytes come, not as a header claims. */
export class LzmaDictionary {
  /** Bytes since the beginning. */
  total = 0;
  /** Bytes since a match last lost sight of all before. */
  position = 0;
  /** As the header says. */
  readonly #size: number;
  readonly #capacity: number;
  #bytes: Uint8Array;
  #at = 0;
  /** How many bytes before the position can be reached. */
  #known = 0;
  #flushed = 0;
  #ready: Uint8Array[] = [];
  #readyLength = 0;

  constructor(size: number) {
    this.#size = Math.max(size, 4096);
    this.#capacity = Math.min(this.#size, most);
    this.#bytes = new Uint8Array(Math.min(first, this.#capacity));
  }

  /** Unpacked bytes that were not flushed yet. */
  get pending(): number {
    return this.#readyLength + this.#at - this.#flushed;
  }

  /** The bytes since the last flush; they are not overwritten. */
  flush(): Uint8Array[] {
    this.#keepPending();
    const ready = this.#ready;
    this.#ready = [];
    this.#readyLength = 0;
    return ready;
  }

  /** No match reaches beyond here. */
  forget(): void {
    this.#known = 0;
    this.position = 0;
  }

  put(byte: number): void {
    if (this.#at === this.#bytes.length) this.#makeRoom();
    this.#bytes[this.#at] = byte;
    this.#at += 1;
    this.total += 1;
    this.position += 1;
    if (this.#known < this.#size) this.#known += 1;
  }

  /** @param distance zero for the last byte. @returns zero where nothing is that far back */
  byteAt(distance: number): number {
    if (distance >= this.#known) return 0;
    const index = this.#at - distance - 1;
    return this.#bytes[index < 0 ? index + this.#bytes.length : index] ?? 0;
  }

  /** @throws UnreadableMember where nothing is that far back, or it is no longer kept */
  copy(distance: number, length: number): void {
    if (distance >= this.#known) throw broken('a match begins before the data');
    if (distance >= this.#capacity) {
      throw new UnreadableMember('limit-exceeded', `a match reaches back further than ${most} bytes`);
    }
    for (let left = length; left > 0; left -= 1) this.put(this.byteAt(distance));
  }

  #makeRoom(): void {
    if (this.#bytes.length < this.#capacity) {
      const grown = new Uint8Array(Math.min(this.#bytes.length * 2, this.#capacity));
      grown.set(this.#bytes);
      this.#bytes = grown;
      return;
    }
    this.#keepPending();
    this.#at = 0;
    this.#flushed = 0;
  }

  #keepPending(): void {
    if (this.#at === this.#flushed) return;
    this.#ready.push(this.#bytes.slice(this.#flushed, this.#at));
    this.#readyLength += this.#at - this.#flushed;
    this.#flushed = this.#at;
  }
}
