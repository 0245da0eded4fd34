import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MemorySource } from '../../../../core/src/bytes/memorySource.ts';
import { inspectContents } from '../../../../core/src/formats/inspectContents.ts';
import { allowanceOf } from '../../../../core/src/formats/pickle/policy/allowed.ts';
import {
  bytesOf,
  integer,
  longText,
  marked,
  oldGlobal,
  op,
  proto,
  reduce,
  stackGlobal,
  stop,
  text,
  u64,
} from '../../../support/pickleAssembler.ts';

const list = new URL('../../../fixtures/formats/torch-weights-only.txt', import.meta.url);
const magic = op('LONG1', 10, Buffer.from('6cfc9c46f9206aa85019', 'hex'));
const part = (...parts: Uint8Array[]) => bytesOf(proto(2), ...parts, stop);

/** A legacy checkpoint of one storage of four floats: five pickles, then the number of items and the items. */
function legacy(object: Uint8Array, data = bytesOf(u64(4), new Uint8Array(16))): Uint8Array {
  return bytesOf(
    part(magic),
    part(op('BININT2', 0xe9, 0x03)),
    part(op('EMPTY_DICT')),
    part(object),
    part(op('EMPTY_LIST')),
    data,
  );
}

const storage = bytesOf(
  marked(longText('storage'), oldGlobal('torch', 'FloatStorage'), longText('1'), longText('cpu'), integer(4)),
  op('BINPERSID'),
);
const inspect = (bytes: Uint8Array) => inspectContents(new MemorySource(bytes), 'model.pth');

describe('the allow list', () => {
  it('admits all that torch admits with weights_only, so that the message about it is true', () => {
    const names = readFileSync(list, 'utf8').split('\n').slice(1).join(' ').trim().split(/\s+/);
    expect(names.length).toBeGreaterThan(100);
    const missing = names.filter((name) => {
      const at = name.lastIndexOf('.');
      return allowanceOf(name.slice(0, at), name.slice(at + 1)) === undefined;
    });
    expect(missing).toEqual([]);
  });
});

describe('a legacy torch checkpoint', () => {
  it('is clean, with its tensor data unread', async () => {
    expect(await inspect(legacy(storage))).toMatchObject({
      format: 'torch-legacy',
      state: 'clean',
      notRead: [{ what: 'tensor data', bytes: 24 }],
    });
  });

  it('says what weights_only does with a dangerous name', async () => {
    const { state, findings } = await inspect(legacy(reduce(stackGlobal('os', 'system'), text('id'))));
    expect(state).toBe('dangerous');
    expect(findings[0]?.message).toContain('torch.load refuses it with weights_only=True');
  });

  it.each([
    ['ends before its data', bytesOf(u64(4), new Uint8Array(8)), 'undecidable'],
    ['has bytes behind its data', bytesOf(u64(4), new Uint8Array(16), Uint8Array.of(1, 2, 3)), 'unknown'],
  ])('%s', async (_, data, state) => {
    expect((await inspect(legacy(storage, data))).state).toBe(state);
  });

  it('takes the class of a module from its persistent id', async () => {
    const id = (module: string, name: string) =>
      bytesOf(
        marked(text('module'), oldGlobal(module, name), text('a.py'), text('')),
        op('BINPERSID'),
        op('EMPTY_TUPLE'),
        op('NEWOBJ'),
      );
    const empty = new Uint8Array();
    expect((await inspect(legacy(id('torch.nn.modules.linear', 'Linear'), empty))).state).toBe('clean');
    expect((await inspect(legacy(id('somebody', 'Layer'), empty))).state).toBe('unknown');
  });
});
