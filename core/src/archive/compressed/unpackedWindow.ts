import { ByteReadError, type ByteSource } from '../../bytes/byteSource.ts';
import { UnreadableMember } from '../archive.ts';
import type { InterruptibleSource } from './interruptibleSource.ts';
import { Pace } from './pace.ts';
import type { Decode } from './streamFormat.ts';
import type { UnpackLimits } from './unpackLimits.ts';

/** Unpacked bytes that stay at hand behind the position. */
const windowLength = 16 * 1024 * 1024;

interface Piece {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** Contents too long to be kept: unpacked as they are read, and again from the beginning after a long step back. */
export class UnpackedWindow implements ByteSource {
  readonly size: number;
  readonly #packed: InterruptibleSource;
  readonly #decode: Decode;
  readonly #limits: UnpackLimits;
  #unpacking: AsyncGenerator<Uint8Array, number> | undefined;
  /** What was unpacked last, in order. */
  #recent: Piece[] = [];
  #recentLength = 0;
  /** Offset of the next byte to be unpacked. */
  #position = 0;
  /** Reads wait for one another: they share one position. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(packed: InterruptibleSource, decode: Decode, size: number, limits: UnpackLimits) {
    this.#packed = packed;
    this.#decode = decode;
    this.size = size;
    this.#limits = limits;
  }

  read(offset: number, length: number, signal?: AbortSignal): Promise<Uint8Array> {
    const answer = this.#turn.then(() => this.#read(offset, length, signal));
    this.#turn = answer.catch(() => undefined);
    return answer;
  }

  async #read(offset: number, length: number, signal?: AbortSignal): Promise<Uint8Array> {
    signal?.throwIfAborted();
    const target = new Uint8Array(Math.max(0, Math.min(length, this.size - offset)));
    if (target.length === 0) return target;
    const end = offset + target.length;
    this.#packed.signal = signal;
    if (offset < (this.#recent[0]?.offset ?? this.#position)) await this.#restart();
    for (const piece of this.#recent) copyPart(piece, target, offset);
    const pace = new Pace();
    try {
      while (this.#position < end) {
        copyPart(await this.#unpackMore(), target, offset);
        await pace.rest(signal);
      }
    } catch (fault) {
      await this.#restart();
      if (fault instanceof UnreadableMember) throw new ByteReadError(fault.message, { cause: fault });
      throw fault;
    }
    return target;
  }

  async #unpackMore(): Promise<Piece> {
    this.#unpacking ??= this.#decode(this.#packed, 0);
    const { value, done } = await this.#unpacking.next();
    if (done === true)
      throw new ByteReadError('it unpacks to less than before: it changed while it was read');
    if (!this.#limits.takeUnpacked(value.length)) {
      throw new ByteReadError('reading it again and again unpacks more than one inspection may read');
    }
    const piece = { offset: this.#position, bytes: value };
    this.#position += value.length;
    this.#recent.push(piece);
    this.#recentLength += value.length;
    while (this.#recentLength > windowLength && this.#recent.length > 1) {
      this.#recentLength -= this.#recent.shift()?.bytes.length ?? 0;
    }
    return piece;
  }

  async #restart(): Promise<void> {
    await this.#unpacking?.return(0);
    this.#unpacking = undefined;
    this.#recent = [];
    this.#recentLength = 0;
    this.#position = 0;
  }
}

/** Copies what of a piece belongs into `target`, whose first byte has the given offset. */
function copyPart({ offset, bytes }: Piece, target: Uint8Array, targetOffset: number): void {
  const from = Math.max(offset, targetOffset);
  const to = Math.min(offset + bytes.length, targetOffset + target.length);
  if (from < to) target.set(bytes.subarray(from - offset, to - offset), from - targetOffset);
}
