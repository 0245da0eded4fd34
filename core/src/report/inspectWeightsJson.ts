import type { FileContents, GgufValue } from '../inspect/fileContents.ts';
import { firstOf } from './inspectList.ts';

type Shown<Kind extends keyof FileContents> = NonNullable<FileContents[Kind]>;

/** Characters of a text; chat templates have some ten thousand. */
const longestText = 100_000;

export function safetensorsJson({ length, metadata, tensors }: Shown<'safetensors'>) {
  return {
    headerBytes: length,
    metadata: metadataJson(metadata),
    ...firstOf('tensors', tensors, ({ name, dtype, shape, begin, end }) => ({
      name,
      dtype,
      shape,
      offsets: [begin, end],
    })),
  };
}

export function ggufJson({ version, littleEndian, entries, tensors }: Shown<'gguf'>) {
  return {
    version,
    byteOrder: littleEndian ? 'little' : 'big',
    metadata: firstOf('entries', entries, ({ key, value }) => ({ key, value: ggufValueJson(value) })),
    ...firstOf('tensors', tensors, ({ name, typeName, dimensions, offset, bytes }) => ({
      name,
      type: typeName,
      shape: dimensions,
      offset,
      bytes,
    })),
  };
}

/** Integers beyond 2^53 and what JSON has no number for become texts. */
function ggufValueJson(value: GgufValue): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'string') return cut(value);
  if (typeof value === 'boolean') return value;
  return 'bytes' in value ? value : { length: value.length, items: value.items.map(ggufValueJson) };
}

export function onnxJson(model: Shown<'onnx'>) {
  const { irVersion, producer, opsets, operators, functions, inputs, outputs, metadata, dataLength } = model;
  return {
    irVersion,
    producer: cut(producer),
    opsets: [...opsets].map(([domain, version]) => ({ domain, version })),
    inputs: firstOf('names', inputs, (name) => name),
    outputs: firstOf('names', outputs, (name) => name),
    operators: firstOf('operators', operators, ({ domain, type, count }) => ({ domain, type, count })),
    functions: functions.size,
    externalFiles: firstOf('files', model.externalData, ({ location, tensor }) => ({ location, tensor })),
    metadata: metadataJson(metadata),
    tensorBytes: dataLength,
  };
}

export function numpyJson(arrays: Shown<'numpy'>) {
  return firstOf('arrays', arrays, ({ member, offset, dtype, shape, fortranOrder, dataLength }) => ({
    member,
    offset,
    dtype: cut(dtype),
    shape,
    fortranOrder,
    bytes: dataLength,
  }));
}

/** Pairs, since a file may name a key as it likes. */
function metadataJson(metadata: ReadonlyMap<string, string>) {
  return firstOf('entries', [...metadata], ([key, value]) => ({ key: cut(key), value: cut(value) }));
}

function cut(text: string): string {
  return text.length > longestText ? `${text.slice(0, longestText)}…` : text;
}
