import { describe, expect, it } from 'vitest';
import { MemorySource } from '../../../../core/src/bytes/memorySource.ts';
import { inspectContents } from '../../../../core/src/formats/inspectContents.ts';
import { bytesOf } from '../../../support/pickleAssembler.ts';

const piece = (text: string) => {
  const body = bytesOf(0x0a, Buffer.byteLength(text), text, 0x15, 0, 0, 0, 0);
  return bytesOf(0x0a, body.length, body);
};
const model = bytesOf(piece('<unk>'), piece('▁the'), piece('s'), 0x12, 2, 0x18, 0x01);
const inspect = (bytes: Uint8Array) => inspectContents(new MemorySource(bytes), 'tokenizer.model');

describe('a vocabulary of SentencePiece', () => {
  it('is clean', async () => {
    expect(await inspect(model)).toMatchObject({ format: 'sentencepiece', state: 'clean' });
  });

  it.each<[string, Uint8Array, string]>([
    ['a cut one', model.subarray(0, -1), 'undecidable'],
    ['one with a field of its own', bytesOf(model, 0x3a, 1, 0), 'unknown'],
  ])('%s', async (_, bytes, state) => {
    expect((await inspect(bytes)).state).toBe(state);
  });
});
