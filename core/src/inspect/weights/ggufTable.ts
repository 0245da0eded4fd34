import type { ByteSource } from '../../bytes/byteSource.ts';
import { type GgufEntry, type GgufTensor, readGguf } from '../../formats/gguf/readGguf.ts';
import { tensorTypes } from '../../formats/gguf/tensorTypes.ts';

/** The header of a GGUF file with the names of its types. */
export interface GgufTable {
  readonly version: number;
  readonly littleEndian: boolean;
  readonly entries: readonly GgufEntry[];
  readonly tensors: readonly (GgufTensor & {
    /** `Q4_K`, or the number of a type that is not known. */
    readonly typeName: string;
    /** Of its data; absent for a type that is not known. */
    readonly bytes?: number;
  })[];
}

/** @throws what `ByteSource.read` throws */
export async function readGgufTable(source: ByteSource, signal?: AbortSignal): Promise<GgufTable> {
  const { version, littleEndian, entries, tensors } = await readGguf(source, signal);
  return { version, littleEndian, entries, tensors: tensors.map(named) };
}

function named(tensor: GgufTensor): GgufTable['tensors'][number] {
  const type = tensorTypes.get(tensor.type);
  if (type === undefined) return { ...tensor, typeName: String(tensor.type) };
  const elements = tensor.dimensions.reduce((product, length) => product * length, 1);
  return { ...tensor, typeName: type.name, bytes: (elements / type.elements) * type.bytes };
}
