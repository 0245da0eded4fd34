import type { ByteSource } from '../../bytes/byteSource.ts';
import { quoteName } from '../../text/quoteName.ts';
import { type StructureFault, UnreadableStructure } from '../structureFault.ts';
import { GgufCursor } from './ggufCursor.ts';
import { arrayType, scalarTypes, stringType } from './valueTypes.ts';

const mostEntries = 100_000;
const mostTensors = 500_000;
/** Of arrays in arrays, which the specification allows and nobody writes. */
const deepestArray = 4;
/** Items of an array that are kept: enough to show, and for all lists but vocabularies. */
const mostItems = 256;
/** Bytes; `gguf_find_key` compares whole keys, and the specification ends them here. */
const longestKey = 65_535;
/** Values outside of long arrays, and texts of one array: more is no model's metadata. */
const mostValues = 5_000_000;
/** Bytes of a text that is kept; a chat template has some ten thousand. */
const longestText = 4 * 1024 ** 2;
/** Bytes of all texts that are kept. */
const mostText = 64 * 1024 ** 2;
/** Far above what any version writes; beyond it, the rest is no tensor table. */
const mostDimensions = 64;

/** A value that was not kept, for its length. */
export interface GgufLongText {
  readonly bytes: number;
}

export interface GgufArray {
  readonly length: number;
  /** The first of them. */
  readonly items: readonly GgufValue[];
}

export type GgufValue = number | bigint | boolean | string | GgufLongText | GgufArray;

export interface GgufEntry {
  readonly key: string;
  readonly value: GgufValue;
  /** Of the key. */
  readonly offset: number;
}

export interface GgufTensor {
  readonly name: string;
  /** The fastest first. */
  readonly dimensions: readonly number[];
  /** The id of a `ggml_type`. */
  readonly type: number;
  /** Bytes, from the beginning of the data. */
  readonly offset: number;
}

/** What a GGUF file says before its tensors' data. */
export interface GgufHeader {
  readonly version: number;
  readonly littleEndian: boolean;
  /** In their order; the same key may occur twice. */
  readonly entries: readonly GgufEntry[];
  readonly tensors: readonly GgufTensor[];
  /** Behind the table of tensors; data begin at the next multiple of the alignment. */
  readonly end: number;
  /** Why reading stopped before the end of the header. */
  readonly fault?: StructureFault;
}

/**
 * Reads the header of a GGUF file, versions 1 to 3, in either byte order: all metadata but long arrays and texts, and
 * no tensor's data. One that breaks is told up to there.
 * @throws what `ByteSource.read` throws
 */
export async function readGguf(source: ByteSource, signal?: AbortSignal): Promise<GgufHeader> {
  const head = await source.read(0, 8, signal);
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const written = head.length === 8 ? view.getUint32(4, true) : 0;
  // A version has no use for its upper half: where only that is set, the file is of the other byte order.
  const littleEndian = (written & 0xffff) !== 0;
  const version = littleEndian || head.length < 8 ? written : view.getUint32(4, false);
  const reader = new GgufReader(source, version, littleEndian, signal);
  const fault = await reader.read().catch((thrown: unknown) => {
    if (!(thrown instanceof UnreadableStructure)) throw thrown;
    return thrown.fault;
  });
  const { entries, tensors, cursor } = reader;
  return { version, littleEndian, entries, tensors, end: cursor.offset, ...(fault ? { fault } : {}) };
}

class GgufReader {
  readonly entries: GgufEntry[] = [];
  readonly tensors: GgufTensor[] = [];
  readonly cursor: GgufCursor;
  readonly #version: number;
  #textLeft = mostText;
  #valuesLeft = mostValues;

  constructor(source: ByteSource, version: number, littleEndian: boolean, signal?: AbortSignal) {
    this.#version = version;
    this.cursor = new GgufCursor(source, 8, { littleEndian, sizeBytes: version === 1 ? 4 : 8 }, signal);
  }

  async read(): Promise<undefined> {
    if (this.#version < 1 || this.#version > 3)
      throw new UnreadableStructure(`It is of version ${this.#version}; versions 1 to 3 are known.`, 4);
    const tensors = await this.#count(mostTensors, 'tensors');
    const entries = await this.#count(mostEntries, 'metadata entries');
    while (this.entries.length < entries) this.entries.push(await this.#entry());
    while (this.tensors.length < tensors) this.tensors.push(await this.#tensor());
    return undefined;
  }

  async #count(most: number, what: string): Promise<number> {
    const { offset } = this.cursor;
    const count = await this.cursor.size();
    if (count > this.cursor.remaining)
      throw new UnreadableStructure(`It claims ${count} ${what}, more than it has bytes.`, offset);
    if (count > most)
      throw new UnreadableStructure(`It claims ${count} ${what}; at most ${most} are read.`, offset, true);
    return count;
  }

  async #entry(): Promise<GgufEntry> {
    const { offset } = this.cursor;
    const key = await this.#name(longestKey, 'key');
    return { key, value: await this.#value(await this.cursor.u32(), key, 0), offset };
  }

  async #tensor(): Promise<GgufTensor> {
    const name = await this.#name(longestKey, "tensor's name");
    const { offset: at } = this.cursor;
    const count = await this.cursor.u32();
    if (count > mostDimensions)
      throw new UnreadableStructure(`Tensor ${quoteName(name)} claims ${count} dimensions.`, at);
    const dimensions: number[] = [];
    while (dimensions.length < count) dimensions.push(await this.cursor.size());
    return { name, dimensions, type: await this.cursor.u32(), offset: await this.cursor.u64() };
  }

  async #name(longest: number, what: string): Promise<string> {
    const { offset } = this.cursor;
    const text = await this.cursor.text(longest);
    if (typeof text === 'number') throw new UnreadableStructure(`A ${what} claims ${text} bytes.`, offset);
    this.#textLeft -= text.length;
    if (this.#textLeft < 0) throw new UnreadableStructure('Its names are too long to keep.', offset, true);
    return text;
  }

  async #value(type: number, key: string, depth: number): Promise<GgufValue> {
    this.#valuesLeft -= 1;
    if (this.#valuesLeft < 0) throw tooMany(this.cursor.offset);
    const scalar = scalarTypes.get(type);
    if (scalar !== undefined) return this.cursor.scalar(scalar.size, scalar.read);
    if (type === stringType) return this.#text();
    if (type === arrayType) return this.#array(key, depth + 1);
    throw new UnreadableStructure(
      `The metadata entry ${quoteName(key)} has the type ${type}, which the format does not know.`,
      this.cursor.offset,
    );
  }

  async #text(): Promise<string | GgufLongText> {
    const text = await this.cursor.text(Math.min(longestText, this.#textLeft));
    if (typeof text === 'number') return { bytes: text };
    this.#textLeft -= text.length;
    return text;
  }

  async #array(key: string, depth: number): Promise<GgufArray> {
    const { cursor } = this;
    const { offset } = cursor;
    if (depth > deepestArray)
      throw new UnreadableStructure(`${quoteName(key)} has arrays in arrays too deep to read.`, offset, true);
    const type = await cursor.u32();
    const length = await cursor.size();
    if (length > cursor.remaining)
      throw new UnreadableStructure(
        `${quoteName(key)} claims ${length} items, more than bytes follow.`,
        offset,
      );
    const items: GgufValue[] = [];
    while (items.length < Math.min(length, mostItems)) items.push(await this.#value(type, key, depth));
    const left = length - items.length;
    const scalar = scalarTypes.get(type);
    if (scalar !== undefined) cursor.skip(left * scalar.size);
    else if (type === stringType) {
      if (left > mostValues) throw tooMany(offset);
      await cursor.skipTexts(left);
    } else for (let index = 0; index < left; index += 1) await this.#value(type, key, depth);
    return { length, items };
  }
}

function tooMany(offset: number): UnreadableStructure {
  return new UnreadableStructure(`Its metadata have more than ${mostValues} values.`, offset, true);
}
