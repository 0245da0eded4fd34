/** A type of a metadata value that has a fixed size. */
export interface ScalarType {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  read(view: DataView, littleEndian: boolean): number | bigint | boolean;
}

/** `gguf_type`: the ids of metadata values that are no scalars. */
export const stringType = 8;
export const arrayType = 9;

/** `gguf_type`, by id (ggml/docs/gguf.md). */
export const scalarTypes: ReadonlyMap<number, ScalarType> = new Map<number, ScalarType>([
  [0, { name: 'uint8', size: 1, read: (view) => view.getUint8(0) }],
  [1, { name: 'int8', size: 1, read: (view) => view.getInt8(0) }],
  [2, { name: 'uint16', size: 2, read: (view, little) => view.getUint16(0, little) }],
  [3, { name: 'int16', size: 2, read: (view, little) => view.getInt16(0, little) }],
  [4, { name: 'uint32', size: 4, read: (view, little) => view.getUint32(0, little) }],
  [5, { name: 'int32', size: 4, read: (view, little) => view.getInt32(0, little) }],
  [6, { name: 'float32', size: 4, read: (view, little) => view.getFloat32(0, little) }],
  [7, { name: 'bool', size: 1, read: (view) => view.getUint8(0) !== 0 }],
  [10, { name: 'uint64', size: 8, read: (view, little) => view.getBigUint64(0, little) }],
  [11, { name: 'int64', size: 8, read: (view, little) => view.getBigInt64(0, little) }],
  [12, { name: 'float64', size: 8, read: (view, little) => view.getFloat64(0, little) }],
]);
