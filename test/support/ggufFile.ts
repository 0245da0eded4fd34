import { weightBytes } from './safetensorsFile.ts';

/** A metadata value by its type, as `gguf_type` names them. */
export type GgufValueSpec =
  | { type: 'u8' | 'i8' | 'u16' | 'u32' | 'i32' | 'f32' | 'u64' | 'f64'; value: number }
  | { type: 'bool'; value: boolean }
  | { type: 'string'; value: string }
  | { type: 'array'; of: GgufValueSpec['type'] | number; items: readonly GgufValueSpec[]; length?: number }
  | { type: 'raw'; id: number; bytes: Uint8Array };

export interface GgufTensorSpec {
  name: string;
  dimensions: readonly number[];
  /** An id of `ggml_type`; F32 by default. */
  type?: number;
  /** From the beginning of the data; behind the last one by default. */
  offset?: number;
  /** Bytes; four for each element by default. */
  size?: number;
}

export interface GgufSpec {
  version?: number;
  bigEndian?: boolean;
  /** Counts that lie. */
  entryCount?: number;
  tensorCount?: number;
  entries?: readonly (readonly [key: string, value: GgufValueSpec])[];
  tensors?: readonly GgufTensorSpec[];
  /** What padding goes by; what the file says of it is an entry. */
  alignment?: number;
}

const typeIds = {
  u8: 0,
  i8: 1,
  u16: 2,
  i16: 3,
  u32: 4,
  i32: 5,
  f32: 6,
  bool: 7,
  string: 8,
  array: 9,
  u64: 10,
  i64: 11,
  f64: 12,
} as const;

interface Scalar {
  size: number;
  write(view: DataView, value: number, little: boolean): void;
}

const byte: Scalar = { size: 1, write: (view, value) => view.setUint8(0, value) };

const scalars: Record<Exclude<GgufValueSpec['type'], 'string' | 'array' | 'raw'>, Scalar> = {
  u8: byte,
  i8: byte,
  bool: byte,
  u16: { size: 2, write: (view, value, little) => view.setUint16(0, value, little) },
  u32: { size: 4, write: (view, value, little) => view.setUint32(0, value, little) },
  i32: { size: 4, write: (view, value, little) => view.setInt32(0, value, little) },
  f32: { size: 4, write: (view, value, little) => view.setFloat32(0, value, little) },
  u64: { size: 8, write: (view, value, little) => view.setBigUint64(0, BigInt(value), little) },
  f64: { size: 8, write: (view, value, little) => view.setFloat64(0, value, little) },
};

/** A text entry. */
export const text = (key: string, value: string): readonly [string, GgufValueSpec] => [
  key,
  { type: 'string', value },
];

/** A GGUF file, by default of version 3 in little endian, its tensors one behind the other. */
export function ggufFile(spec: GgufSpec = {}): Uint8Array {
  const writer = new GgufWriter(spec.bigEndian ?? false, spec.version === 1 ? 4 : 8);
  const { entries = [], tensors = [], alignment = 32 } = spec;
  writer.bytes(Buffer.from('GGUF'));
  writer.u32(spec.version ?? 3);
  writer.size(spec.tensorCount ?? tensors.length);
  writer.size(spec.entryCount ?? entries.length);
  for (const [key, value] of entries) {
    writer.text(key);
    writer.u32(idOf(value));
    writer.value(value);
  }
  let end = 0;
  let extent = 0;
  for (const { name, dimensions, type = 0, offset = end, size } of tensors) {
    writer.text(name);
    writer.u32(dimensions.length);
    for (const length of dimensions) writer.size(length);
    writer.u32(type);
    writer.u64(offset);
    extent = offset + (size ?? dimensions.reduce((product, length) => product * length, 4));
    end = Math.ceil(extent / alignment) * alignment;
  }
  const header = writer.all();
  const start = tensors.length === 0 ? header.length : Math.ceil(header.length / alignment) * alignment;
  return Buffer.concat([header, Buffer.alloc(start - header.length), weightBytes(end, 3)]);
}

function idOf(value: GgufValueSpec): number {
  return value.type === 'raw' ? value.id : typeIds[value.type];
}

class GgufWriter {
  readonly #parts: Uint8Array[] = [];
  readonly #bigEndian: boolean;
  readonly #sizeBytes: 4 | 8;

  constructor(bigEndian: boolean, sizeBytes: 4 | 8) {
    this.#bigEndian = bigEndian;
    this.#sizeBytes = sizeBytes;
  }

  all(): Uint8Array {
    return Buffer.concat(this.#parts);
  }

  bytes(bytes: Uint8Array): void {
    this.#parts.push(bytes);
  }

  u32(value: number): void {
    this.#number(4, (view) => view.setUint32(0, value, !this.#bigEndian));
  }

  u64(value: number): void {
    this.#number(8, (view) => view.setBigUint64(0, BigInt(value), !this.#bigEndian));
  }

  size(value: number): void {
    if (this.#sizeBytes === 4) this.u32(value);
    else this.u64(value);
  }

  text(value: string): void {
    const encoded = Buffer.from(value, 'utf8');
    this.size(encoded.length);
    this.bytes(encoded);
  }

  value(value: GgufValueSpec): void {
    if (value.type === 'raw') this.bytes(value.bytes);
    else if (value.type === 'string') this.text(value.value);
    else if (value.type === 'array') {
      this.u32(typeof value.of === 'number' ? value.of : typeIds[value.of as keyof typeof typeIds]);
      this.size(value.length ?? value.items.length);
      for (const item of value.items) this.value(item);
    } else {
      const { size, write } = scalars[value.type];
      this.#number(size, (view) => write(view, Number(value.value), !this.#bigEndian));
    }
  }

  #number(size: number, write: (view: DataView) => void): void {
    const bytes = new Uint8Array(size);
    write(new DataView(bytes.buffer));
    this.bytes(bytes);
  }
}
