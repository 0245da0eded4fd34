import { describe, expect, it } from 'vitest';
import { MemorySource } from '../../../core/src/bytes/memorySource.ts';
import { inspectMembers } from '../../../core/src/formats/archiveMembers.ts';
import { inspectContents } from '../../../core/src/formats/inspectContents.ts';
import { inspectionOf } from '../../support/inspectBytes.ts';
import { stream, text } from '../../support/pickleAssembler.ts';
import { tarArchive } from '../../support/tarAssembler.ts';

const member = (name: string) => ({
  name,
  kind: 'file' as const,
  size: 1,
  offset: 0,
  isStored: true,
  open: async () => new MemorySource(Uint8Array.of(1)),
});

describe('members of an archive', () => {
  it('say why it is what it is where no finding does', async () => {
    const verdict = await inspectMembers([member('a.txt'), member('b.py'), member('c.py')], {
      ...inspectionOf('a.zip'),
      inspectInner: async (_, name) =>
        name === 'a.txt'
          ? { format: 'text', state: 'clean', findings: [] }
          : { format: 'python', state: 'unknown', findings: [], reason: 'it is Python code' },
    });
    expect(verdict).toEqual({ state: 'unknown', findings: [], reason: 'b.py: it is Python code' });
  });
});

describe('a checkpoint of torch 0.1', () => {
  const inspect = (tail: Uint8Array) =>
    inspectContents(
      new MemorySource(
        tarArchive([
          { name: 'sys_info', content: stream(text('a')) },
          { name: 'pickle', content: stream(text('a')) },
          { name: 'storages', content: Buffer.concat([stream(text('a')), stream(text('b')), tail]) },
          { name: 'tensors', content: Buffer.concat([stream(text('a')), stream(text('b')), tail]) },
        ]),
      ),
      'model.pt',
    );

  it('that ends behind its pickles is read', async () => {
    expect((await inspect(new Uint8Array())).state).toBe('clean');
  });

  it.each([1, 3, 5, 7])(
    'that ends in the middle of a number, with %i bytes of it, is undecidable',
    async (length) => {
      const { state, format } = await inspect(new Uint8Array(length));
      expect([state, format]).toEqual(['undecidable', 'torch-tar']);
    },
  );

  it('has no layout for members that are named like methods of objects', async () => {
    const names = ['sys_info', 'pickle', 'storages', 'tensors'];
    const file = tarArchive([
      ...names.map((name) => ({ name, content: stream(text('a')) })),
      { name: 'constructor', content: Buffer.from('words of some text\n') },
    ]);
    const { state } = await inspectContents(new MemorySource(file), 'model.pt');
    expect(state).toBe('clean');
  });
});
