import type { ByteSource } from '../../bytes/byteSource.ts';
import { parsePaxRecords } from './paxRecords.ts';
import { decodeTarText, type TarHeader } from './tarHeader.ts';

/** Bytes of a long name or of pax records that are read. */
const longest = 1024 * 1024;

/** What headers say of the member behind them. */
export class TarExtension {
  #global = new Map<string, string>();
  #name: string | undefined;
  #target: string | undefined;
  #records = new Map<string, string>();

  /**
   * Reads a header that speaks of the next one.
   * @returns false where it is none of these; text where it is one and cannot be read: what is wrong, for people
   */
  async take(
    header: TarHeader,
    source: ByteSource,
    offset: number,
    signal?: AbortSignal,
  ): Promise<boolean | string> {
    if (!'LKxgX'.includes(header.type)) return false;
    if (header.size > longest) return 'a header longer than any that archivers write';
    const bytes = (await source.read(offset, header.size, signal)).slice();
    if (bytes.length < header.size) return 'a header that is cut off';
    if (header.type === 'L') this.#name = untilZero(bytes);
    else if (header.type === 'K') this.#target = untilZero(bytes);
    else {
      const records = parsePaxRecords(bytes);
      if (records === undefined) return 'pax records that break their own lengths';
      if (header.type === 'g') this.#global = new Map([...this.#global, ...records]);
      else this.#records = records;
    }
    return true;
  }

  /** The header with what those before it said; they speak of this one alone. */
  applyTo(header: TarHeader): TarHeader & { readonly isSparse: boolean } {
    const value = (key: string): string | undefined => this.#records.get(key) ?? this.#global.get(key);
    const size = value('size');
    const applied = {
      ...header,
      name: value('path') ?? this.#name ?? header.name,
      target: value('linkpath') ?? this.#target ?? header.target,
      // CPython reads zero where there is no number.
      size: size === undefined ? header.size : /^[0-9]{1,16}$/.test(size) ? Number(size) : 0,
      isSparse: header.type === 'S' || [...this.#records.keys()].some((key) => key.startsWith('GNU.sparse.')),
    };
    this.#name = undefined;
    this.#target = undefined;
    this.#records = new Map();
    return applied;
  }
}

function untilZero(bytes: Uint8Array): string {
  const zero = bytes.indexOf(0);
  return decodeTarText(zero < 0 ? bytes : bytes.subarray(0, zero));
}
