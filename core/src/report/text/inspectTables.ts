import type { FileContents, GgufValue } from '../../inspect/fileContents.ts';
import { byteSize } from '../../text/byteSize.ts';
import { plural } from '../plural.ts';
import { inspectArchives } from './inspectArchives.ts';
import { shownText } from './inspectShown.ts';
import { tableLines } from './inspectTable.ts';
import type { Style } from './style.ts';

type Shown<Kind extends keyof FileContents> = NonNullable<FileContents[Kind]>;

/** Items of an array of metadata that are shown. */
const mostItems = 8;

/** The lines of all that a file has beside pickles: directories, metadata, tensors. */
export function* inspectTables(contents: FileContents, style: Style): Generator<string> {
  const { safetensors, gguf, onnx, numpy } = contents;
  yield* inspectArchives(contents, style);
  if (safetensors !== undefined) yield* safetensorsLines(safetensors, style);
  if (gguf !== undefined) yield* ggufLines(gguf, style);
  if (onnx !== undefined) yield* onnxLines(onnx, style);
  if (numpy !== undefined) yield* numpyLines(numpy, style);
}

function* safetensorsLines(
  { length, metadata, tensors }: Shown<'safetensors'>,
  style: Style,
): Generator<string> {
  yield `  a header of ${byteSize(length)}`;
  yield* pairLines('Metadata', [...metadata], style);
  const bytes = tensors.reduce((sum, { begin, end }) => sum + Math.max(0, end - begin), 0);
  yield* heading(`${plural(tensors.length, 'tensor')}, ${byteSize(bytes)}`, style);
  yield* tableLines(tensors, ({ name, dtype, shape, begin, end }) => [
    shownText(name, 100),
    shownText(dtype, 20),
    shapeText(shape),
    byteSize(end - begin),
    `${begin}..${end}`,
  ]);
}

function* ggufLines(
  { version, littleEndian, entries, tensors }: Shown<'gguf'>,
  style: Style,
): Generator<string> {
  yield `  version ${version}${littleEndian ? '' : ', big endian'}`;
  const told = entries.map(({ key, value }): [string, string] => [key, valueText(value)]);
  yield* pairLines('Metadata', told, style);
  const bytes = tensors.reduce((sum, tensor) => sum + (tensor.bytes ?? 0), 0);
  yield* heading(`${plural(tensors.length, 'tensor')}, ${byteSize(bytes)}`, style);
  yield* tableLines(tensors, ({ name, typeName, dimensions, offset, bytes: own }) => [
    shownText(name, 100),
    typeName,
    shapeText(dimensions),
    own === undefined ? '?' : byteSize(own),
    `at ${offset}`,
  ]);
}

function* onnxLines(model: Shown<'onnx'>, style: Style): Generator<string> {
  const { irVersion, producer, opsets, operators, functions, inputs, outputs, metadata, dataLength } = model;
  const by = producer === '' ? '' : `, written by ${shownText(producer, 100)}`;
  yield `  IR version ${irVersion}${by}, ${byteSize(dataLength)} of tensors`;
  const names = (list: readonly string[]) =>
    list
      .map((name) => shownText(name, 60))
      .slice(0, 20)
      .join(', ');
  yield `  from ${names(inputs) || 'nothing'} to ${names(outputs) || 'nothing'}`;
  const sets = [...opsets].map(([domain, version]) => `${shownText(domain, 60) || 'ai.onnx'} ${version}`);
  yield `  operator sets: ${sets.join(', ') || 'none'}`;
  if (functions.size > 0) yield `  ${plural(functions.size, 'function')} of its own`;
  yield* pairLines('Metadata', [...metadata], style);
  const nodes = operators.reduce((sum, { count }) => sum + count, 0);
  yield* heading(`${plural(nodes, 'node')} of ${plural(operators.length, 'operator')}`, style);
  const byCount = [...operators].sort((one, other) => other.count - one.count);
  yield* tableLines(byCount, ({ domain, type, count }) => [
    String(count),
    [shownText(domain, 60), shownText(type, 60)].filter((part) => part !== '').join('.'),
  ]);
  if (model.externalData.length > 0) yield* heading('Tensors in other files', style);
  yield* tableLines(model.externalData, ({ location, tensor }) => [
    location === undefined ? 'not named' : shownText(location),
    shownText(tensor, 100),
  ]);
}

function* numpyLines(arrays: Shown<'numpy'>, style: Style): Generator<string> {
  yield* heading(plural(arrays.length, 'array'), style);
  yield* tableLines(arrays, ({ member, offset, dtype, shape, fortranOrder, dataLength }) => [
    member === undefined ? `at ${offset}` : shownText(member, 100),
    shownText(dtype),
    shapeText(shape),
    dataLength === undefined ? 'objects: a pickle' : byteSize(dataLength),
    ...(fortranOrder ? ['Fortran order'] : []),
  ]);
}

function* pairLines(title: string, pairs: readonly (readonly [string, string])[], style: Style) {
  if (pairs.length === 0) return;
  yield* heading(title, style);
  yield* tableLines(pairs, ([key, value]) => [shownText(key, 100), shownText(value)]);
}

function* heading(text: string, style: Style): Generator<string> {
  yield '';
  yield style.bold(text);
}

function shapeText(shape: readonly number[]): string {
  return `[${shape.slice(0, 16).join(', ')}${shape.length > 16 ? ', …' : ''}]`;
}

function valueText(value: GgufValue): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value !== 'object') return String(value);
  if ('bytes' in value) return `a text of ${byteSize(value.bytes)}`;
  const shown = value.items.slice(0, mostItems).map(valueText);
  const more = value.length > shown.length ? `, … ${value.length} in all` : '';
  return `[${shown.join(', ')}${more}]`;
}
