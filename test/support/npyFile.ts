/** An array as `numpy.save` writes it: its header as text, padded to a multiple of 64, then its data. */
export function npyFile(
  header: string,
  data: Uint8Array,
  { major = 1, minor = 0 }: { major?: number; minor?: number } = {},
): Uint8Array {
  const lengthBytes = major === 1 ? 2 : 4;
  const encoded = Buffer.from(header, major >= 3 ? 'utf8' : 'latin1');
  const total = Math.ceil((8 + lengthBytes + encoded.length + 1) / 64) * 64;
  const bytes = Buffer.alloc(total + data.length, ' ');
  bytes.write('\x93NUMPY', 'latin1');
  bytes.writeUInt8(major, 6);
  bytes.writeUInt8(minor, 7);
  bytes.writeUIntLE(total - 8 - lengthBytes, 8, lengthBytes);
  encoded.copy(bytes, 8 + lengthBytes);
  bytes.write('\n', total - 1);
  bytes.set(data, total);
  return bytes;
}

/** The header's text. */
export function npyHeader(descr: string, shape = '(3,)'): string {
  return `{'descr': ${descr}, 'fortran_order': False, 'shape': ${shape}, }`;
}
