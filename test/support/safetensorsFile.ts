/** Bytes per element of the safetensors types that the fixtures use. */
const elementSizes = { F32: 4, F16: 2, BF16: 2, I64: 8, I32: 4, U8: 1 } as const;

export interface TensorSpec {
  dtype: keyof typeof elementSizes;
  shape: readonly number[];
}

/** The number of elements of a tensor. A scalar has one. */
export function elementCount(shape: readonly number[]): number {
  return shape.reduce((count, length) => count * length, 1);
}

/** The size in bytes that a tensor takes in a file. */
export function tensorByteLength(tensor: TensorSpec): number {
  return elementCount(tensor.shape) * elementSizes[tensor.dtype];
}

/**
 * Bytes that stand for weights: the same for the same length and seed, and not compressible to nothing,
 * so that a swapped or truncated file is noticed.
 */
export function weightBytes(length: number, seed: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = (seed * 2654435761 + 12345) >>> 0;
  for (let index = 0; index < length; index++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[index] = state >>> 24;
  }
  return bytes;
}

/**
 * A valid safetensors file: header length (8 bytes, little endian), JSON header padded with spaces to a
 * multiple of 8, tensors back to back in the given order.
 */
export function safetensorsFile(
  tensors: Readonly<Record<string, TensorSpec>>,
  options: { metadata?: Readonly<Record<string, string>>; seed?: number } = {},
): Uint8Array {
  const header: Record<string, unknown> = { __metadata__: options.metadata ?? { format: 'pt' } };
  let end = 0;
  for (const [name, tensor] of Object.entries(tensors)) {
    const start = end;
    end += tensorByteLength(tensor);
    header[name] = { dtype: tensor.dtype, shape: tensor.shape, data_offsets: [start, end] };
  }
  const text = JSON.stringify(header);
  const padded = Buffer.from(text.padEnd(Math.ceil(Buffer.byteLength(text) / 8) * 8, ' '), 'utf8');
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(padded.length));
  return Buffer.concat([length, padded, weightBytes(end, options.seed ?? 1)]);
}
