import { closeSync, openSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { stateDictPickle } from '../../test/support/torchArchive.ts';
import { endRecord } from '../../test/support/zipAssembler.ts';

const root = 'model';
const alignment = 64;

/**
 * Writes a checkpoint as `torch.save` does: a stored zip of a small `data.pkl` and one member for each tensor. The tensors
 * are zeros that take no room on disk.
 * @param {{tensors: number, tensorBytes: number}} shape `tensorBytes` a multiple of four
 * @returns {{bytes: number, members: number}}
 */
export function writeTorchArchive(path, { tensors, tensorBytes }) {
  const names = Array.from({ length: tensors }, (_, at) => `layers.${at}.weight`);
  const pickle = stateDictPickle(
    Object.fromEntries(names.map((name) => [name, { dtype: 'F32', shape: [tensorBytes / 4] }])),
  );
  const zeros = crc32(Buffer.alloc(tensorBytes));
  const members = [
    member('data.pkl', pickle),
    member('.format_version', Buffer.from('1')),
    member('.storage_alignment', Buffer.from('64')),
    member('byteorder', Buffer.from('little')),
    ...names.map((_, at) => ({ name: `${root}/data/${at}`, size: tensorBytes, checksum: zeros })),
    member('version', Buffer.from('3\n')),
    member('.data/serialization_id', Buffer.from('0'.repeat(40))),
  ];
  const file = openSync(path, 'w');
  const entries = [];
  let end = 0;
  try {
    for (const each of members) {
      const header = localHeader(each, end);
      writeSync(file, header, 0, header.length, end);
      if (each.content !== undefined)
        writeSync(file, each.content, 0, each.content.length, end + header.length);
      entries.push(centralEntry(each, end));
      const behind = descriptor(each);
      end += header.length + each.size;
      writeSync(file, behind, 0, behind.length, end);
      end += behind.length;
    }
    const directory = Buffer.concat([
      ...entries,
      endRecord({ count: entries.length, size: sizeOf(entries), offset: end }),
    ]);
    writeSync(file, directory, 0, directory.length, end);
    return { bytes: end + directory.length, members: members.length };
  } finally {
    closeSync(file);
  }
}

function member(name, content) {
  return { name: `${root}/${name}`, size: content.length, checksum: crc32(content), content };
}

/** Torch leaves size and checksum to what stands behind the data. */
const flags = 0x0808;

function descriptor({ size, checksum }) {
  const bytes = Buffer.alloc(16);
  bytes.write('PK\x07\x08', 'latin1');
  bytes.writeUInt32LE(checksum, 4);
  bytes.writeUInt32LE(size, 8);
  bytes.writeUInt32LE(size, 12);
  return bytes;
}

/** Padded so that the content begins at a multiple of `alignment`. */
function localHeader({ name }, offset) {
  const fixed = Buffer.alloc(30);
  fixed.writeUInt32LE(0x04034b50, 0);
  fixed.writeUInt16LE(flags, 6);
  fixed.writeUInt16LE(name.length, 26);
  const start = offset + fixed.length + name.length + 4;
  const padding = (alignment - (start % alignment)) % alignment;
  fixed.writeUInt16LE(padding + 4, 28);
  const extra = Buffer.alloc(padding + 4, 'Z');
  extra.write('FB');
  extra.writeUInt16LE(padding, 2);
  return Buffer.concat([fixed, Buffer.from(name), extra]);
}

function centralEntry({ name, size, checksum }, offset) {
  const fixed = Buffer.alloc(46);
  fixed.writeUInt32LE(0x02014b50, 0);
  fixed.writeUInt16LE(flags, 8);
  fixed.writeUInt32LE(checksum, 16);
  fixed.writeUInt32LE(size, 20);
  fixed.writeUInt32LE(size, 24);
  fixed.writeUInt16LE(name.length, 28);
  fixed.writeUInt32LE(offset, 42);
  return Buffer.concat([fixed, Buffer.from(name)]);
}

function sizeOf(parts) {
  return parts.reduce((sum, { length }) => sum + length, 0);
}
