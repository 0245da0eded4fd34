import { describe, expect, it } from 'vitest';
import { MemorySource } from '../../../../core/src/bytes/memorySource.ts';
import { inspectContents } from '../../../../core/src/formats/inspectContents.ts';
import { bytesOf } from '../../../support/pickleAssembler.ts';

const text = (value: string) => bytesOf(0xa0 + value.length, value);
const binary = (length: number) => bytesOf(0xc6, 0, 0, 0, length, new Uint8Array(length));
const extension = (type: number, body: Uint8Array) => bytesOf(0xc7, body.length, type, body);
const array = extension(1, bytesOf(0x93, 0x92, 2, 3, text('float32'), binary(24)));
const model = (value: Uint8Array) => bytesOf(0x81, text('params'), 0x81, text('kernel'), value);
const inspect = (bytes: Uint8Array, name = 'flax_model.msgpack') =>
  inspectContents(new MemorySource(bytes), name);

describe('parameters of Flax', () => {
  it('are clean, their data unread', async () => {
    expect(await inspect(model(array))).toMatchObject({
      format: 'flax',
      state: 'clean',
      notRead: [{ what: 'tensor data', bytes: 24 }],
    });
  });

  it.each<[string, Uint8Array, string]>([
    ['a cut file', model(array).subarray(0, 30), 'undecidable'],
    ['a length beyond the file', model(bytesOf(0xc6, 0xff, 0xff, 0xff, 0xff, 1)), 'undecidable'],
    ['a byte that means nothing', model(Uint8Array.of(0xc1)), 'undecidable'],
    [
      'maps in maps without end',
      bytesOf(...Array.from({ length: 300 }, () => bytesOf(0x81, text('a')))),
      'undecidable',
    ],
    ['an extension of somebody', model(extension(42, Uint8Array.of(1, 2))), 'unknown'],
    ['an array that is none', model(extension(1, Uint8Array.of(0x81, 0xa1, 0x61, 1))), 'undecidable'],
    [
      'bytes behind an array',
      model(extension(1, bytesOf(0x93, 0x90, text('f4'), binary(0), 1, 2))),
      'unknown',
    ],
    ['bytes behind the model', bytesOf(model(array), 'PK\x03\x04 and more'), 'undecidable'],
  ])('%s', async (_, bytes, state) => {
    expect((await inspect(bytes)).state).toBe(state);
  });

  it('never throw, whatever byte is changed', async () => {
    const bytes = model(array);
    for (let at = 0; at < bytes.length; at += 1) {
      for (const value of [0, 0x80, 0xc1, 0xc6, 0xdf, 0xff]) {
        const changed = bytes.slice();
        changed[at] = value;
        await inspect(changed);
      }
    }
  });
});
