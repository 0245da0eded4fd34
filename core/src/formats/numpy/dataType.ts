import type { PythonLiteral, PythonSequence } from './pythonLiteral.ts';

/** What an array's `descr` says of its elements. */
export interface DataType {
  /** Bytes of one element. */
  readonly itemSize: number;
  /** Some part of an element is a Python object: then the data are a pickle. */
  readonly hasObjects: boolean;
}

/** Fixed sizes of the kinds of numbers that NumPy writes (`numpy.dtype.str`). */
const numberSizes: Readonly<Record<string, readonly number[]>> = {
  b: [1],
  i: [1, 2, 4, 8],
  u: [1, 2, 4, 8],
  f: [2, 4, 8, 12, 16],
  c: [8, 16, 24, 32],
};

/** Times of `M8` and `m8`: `[ns]`, `[25s]`, `[D]`. */
const timeUnit = /^\[\d*(?:Y|M|W|D|h|m|s|ms|us|ns|ps|fs|as|generic)(?:\/\d+)?\]$/;
/** Elements of a nested type: beyond it, sizes are no longer exact. */
const largestItem = 2 ** 40;

/**
 * Understands a `descr` as `numpy.save` writes it. `undefined` where it is anything else: NumPy takes many spellings
 * more, some of which mean objects.
 */
export function readDataType(descr: PythonLiteral): DataType | undefined {
  if (typeof descr === 'string') return readScalarType(descr);
  if (typeof descr !== 'object' || descr === null || descr.kind === 'dict') return undefined;
  return descr.kind === 'tuple' ? readSubarray(descr) : readFields(descr);
}

function readScalarType(descr: string): DataType | undefined {
  const [, kind = '', digits = '', unit = ''] = /^[<>|=]?([a-zA-Z])(\d*)(\[.*\])?$/.exec(descr) ?? [];
  const size = Number(digits);
  if (kind === 'O') return unit === '' ? { itemSize: size || 8, hasObjects: true } : undefined;
  if (kind === 'M' || kind === 'm')
    return digits === '8' && (unit === '' || timeUnit.test(unit))
      ? { itemSize: 8, hasObjects: false }
      : undefined;
  if (unit !== '' || digits === '' || size > largestItem) return undefined;
  if (numberSizes[kind]?.includes(size)) return { itemSize: size, hasObjects: false };
  if (kind === 'S' || kind === 'a' || kind === 'V') return { itemSize: size, hasObjects: false };
  return kind === 'U' ? { itemSize: size * 4, hasObjects: false } : undefined;
}

/** `(type, shape)`. */
function readSubarray({ items }: PythonSequence): DataType | undefined {
  const [inner, shape] = items;
  if (items.length !== 2 || inner === undefined || shape === undefined) return undefined;
  return repeated(readDataType(inner), shape);
}

/** `[(name, type), (name, type, shape), …]`; a name may be `(title, name)`. */
function readFields({ items }: PythonSequence): DataType | undefined {
  let [itemSize, hasObjects] = [0, false];
  for (const field of items) {
    if (typeof field !== 'object' || field === null || field.kind !== 'tuple') return undefined;
    const [name, inner, shape] = field.items;
    if (field.items.length > 3 || inner === undefined || !isName(name)) return undefined;
    const plain = readDataType(inner);
    const type = shape === undefined ? plain : repeated(plain, shape);
    if (type === undefined) return undefined;
    itemSize += type.itemSize;
    hasObjects ||= type.hasObjects;
  }
  return itemSize > largestItem ? undefined : { itemSize, hasObjects };
}

function isName(name: PythonLiteral | undefined): boolean {
  if (typeof name === 'string') return true;
  return (
    typeof name === 'object' &&
    name?.kind === 'tuple' &&
    name.items.length === 2 &&
    name.items.every((part) => typeof part === 'string')
  );
}

function repeated(type: DataType | undefined, shape: PythonLiteral): DataType | undefined {
  const lengths = typeof shape === 'number' ? [shape] : readShape(shape);
  if (type === undefined || lengths === undefined) return undefined;
  const itemSize = lengths.reduce((size, length) => size * length, type.itemSize);
  return itemSize <= largestItem ? { ...type, itemSize } : undefined;
}

/** A tuple of lengths; `undefined` for anything else. */
export function readShape(shape: PythonLiteral | undefined): readonly number[] | undefined {
  if (typeof shape !== 'object' || shape === null || shape.kind !== 'tuple') return undefined;
  const lengths = shape.items.filter(
    (length): length is number => typeof length === 'number' && Number.isSafeInteger(length) && length >= 0,
  );
  return lengths.length === shape.items.length ? lengths : undefined;
}
