import { crc32, createInflateRaw } from 'node:zlib';
import type { ByteSource } from '../../bytes/byteSource.ts';
import { broken, PackedInput } from './packedInput.ts';
import type { StreamFormat } from './streamFormat.ts';
import { runEngine } from './zlibEngine.ts';

// RFC 1952, section 2.3.1.
const hasHeaderChecksum = 2;
const hasExtra = 4;
const hasName = 8;
const hasComment = 16;

/** gzip (RFC 1952). Readers go on with the next member, and pass zero bytes between them. */
export const gzip: StreamFormat = {
  begins: ([first, second, method]) => first === 0x1f && second === 0x8b && method === 8,
  isPadded: true,
  decode: decodeGzip,
};

async function* decodeGzip(source: ByteSource, start: number): AsyncGenerator<Uint8Array, number> {
  const input = new PackedInput(source, start);
  await passHeader(input);
  const body = runEngine(createInflateRaw, source, input.offset);
  let checksum = 0;
  let size = 0;
  for (;;) {
    const { value, done } = await body.next();
    if (done === true) {
      input.seek(value);
      break;
    }
    checksum = crc32(value, checksum);
    size += value.length;
    yield value;
  }
  if ((await input.u32()) !== checksum) throw broken('its checksum is wrong');
  if ((await input.u32()) !== size % 2 ** 32) throw broken('it says another size than it has');
  return input.offset;
}

async function passHeader(input: PackedInput): Promise<void> {
  const flags = (await input.take(10))[3] ?? 0;
  if ((flags & hasExtra) !== 0) {
    const [low = 0, high = 0] = await input.take(2);
    await input.take(low + high * 256);
  }
  if ((flags & hasName) !== 0) await passText(input);
  if ((flags & hasComment) !== 0) await passText(input);
  if ((flags & hasHeaderChecksum) !== 0) await input.take(2);
}

async function passText(input: PackedInput): Promise<void> {
  while ((await input.byte()) !== 0);
}
