import { closeSync, openSync, writeSync } from 'node:fs';

const opcodes = {
  mark: 0x28,
  stop: 0x2e,
  binfloat: 0x47,
  binint: 0x4a,
  emptyList: 0x5d,
  appends: 0x65,
  binget: 0x68,
  setitems: 0x75,
  emptyDict: 0x7d,
  proto: 0x80,
  newtrue: 0x88,
  shortText: 0x8c,
  memoize: 0x94,
  frame: 0x95,
};
const keys = ['id', 'name', 'score', 'is_kept'];
/** Dicts of one frame, and of one APPENDS, as CPython's pickler batches them. */
const batch = 1_000;

/**
 * Writes what `pickle.dumps([{'id': 1, 'name': 'item 000000001', 'score': 0.5, 'is_kept': True}, ...], protocol=4)`
 * gives, batch by batch.
 * @returns {{bytes: number, dicts: number}}
 */
export function writeDictPickle(file, mostBytes) {
  const descriptor = openSync(file, 'w');
  let [bytes, dicts] = [0, 0];
  const write = (part) => {
    writeSync(descriptor, part);
    bytes += part.length;
  };
  try {
    write(Buffer.from([opcodes.proto, 4, opcodes.emptyList, opcodes.memoize]));
    while (bytes < mostBytes) {
      const body = Buffer.concat([
        Buffer.from([opcodes.mark]),
        ...Array.from({ length: batch }, (_, at) => dict(dicts + at)),
        Buffer.from([opcodes.appends]),
      ]);
      const frame = Buffer.alloc(9);
      frame[0] = opcodes.frame;
      frame.writeBigUInt64LE(BigInt(body.length), 1);
      write(Buffer.concat([frame, body]));
      dicts += batch;
    }
    write(Buffer.from([opcodes.stop]));
  } finally {
    closeSync(descriptor);
  }
  return { bytes, dicts };
}

function dict(number) {
  const int = Buffer.alloc(5, opcodes.binint);
  int.writeInt32LE(number, 1);
  const float = Buffer.alloc(9, opcodes.binfloat);
  float.writeDoubleBE(number / 7, 1);
  const values = [
    int,
    text(`item ${String(number).padStart(12, '0')}`),
    float,
    Buffer.from([opcodes.newtrue]),
  ];
  const items = values.flatMap((value, at) => [key(number, at), value]);
  return Buffer.concat([
    Buffer.from([opcodes.emptyDict, opcodes.memoize, opcodes.mark]),
    ...items,
    Buffer.from([opcodes.setitems]),
  ]);
}

/** Written once; later dicts take it from the memo: the list is entry 0, the first dict 1, its keys and name follow. */
function key(number, at) {
  const entry = [2, 3, 5, 6][at] ?? 0;
  return number === 0 ? text(keys[at] ?? '') : Buffer.from([opcodes.binget, entry]);
}

function text(value) {
  return Buffer.concat([
    Buffer.from([opcodes.shortText, value.length]),
    Buffer.from(value),
    Buffer.from([opcodes.memoize]),
  ]);
}
