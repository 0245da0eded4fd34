import { describe, expect, it } from 'vitest';
import { MemorySource } from '../../../../core/src/bytes/memorySource.ts';
import { inspectContents } from '../../../../core/src/formats/inspectContents.ts';
import {
  bytesOf,
  integer,
  oldGlobal,
  op,
  reduce,
  stackGlobal,
  stop,
  stream,
  text,
  tuple,
} from '../../../support/pickleAssembler.ts';

const dtype = (name: string) =>
  reduce(stackGlobal('numpy', 'dtype'), text(name), op('NEWFALSE'), op('NEWTRUE'));

/** The wrapper that joblib writes before the bytes of an array of `count` items. */
function wrapper(name: string, count: number): Uint8Array {
  return bytesOf(
    stackGlobal('joblib.numpy_pickle', 'NumpyArrayWrapper'),
    op('EMPTY_TUPLE'),
    op('NEWOBJ'),
    op('EMPTY_DICT'),
    op('MARK'),
    ...[text('shape'), tuple(integer(count)), text('dtype'), dtype(name)],
    ...[text('numpy_array_alignment_bytes'), integer(16)],
    op('SETITEMS'),
    op('BUILD'),
  );
}

const inspect = (bytes: Uint8Array) => inspectContents(new MemorySource(bytes), 'model.joblib');
/** One byte that counts the padding, the padding, the items. */
const padded = (items: Uint8Array) => bytesOf(Uint8Array.of(2, 0, 0), items);

describe('a stream of joblib', () => {
  it('goes on behind the bytes of an array', async () => {
    const bytes = stream(
      op('EMPTY_LIST'),
      wrapper('f8', 2),
      padded(new Uint8Array(16).fill(0x93)),
      op('APPEND'),
    );
    expect(await inspect(bytes)).toMatchObject({
      format: 'joblib',
      state: 'clean',
      notRead: [{ what: 'array data', bytes: 16 }],
    });
  });

  it('finds what stands behind an array', async () => {
    const bytes = stream(
      op('EMPTY_LIST'),
      ...[wrapper('i4', 1), padded(new Uint8Array(4)), op('APPEND')],
      reduce(stackGlobal('os', 'system'), text('id')),
      op('APPEND'),
    );
    expect((await inspect(bytes)).state).toBe('dangerous');
  });

  it('reads an array of objects as the stream that it is', async () => {
    const inner = (callee: Uint8Array) => stream(reduce(callee, text('id')));
    const bytes = (callee: Uint8Array) =>
      stream(op('EMPTY_LIST'), wrapper('O8', 1), inner(callee), op('APPEND'));
    expect((await inspect(bytes(stackGlobal('builtins', 'str')))).state).toBe('clean');
    expect((await inspect(bytes(stackGlobal('os', 'system')))).state).toBe('dangerous');
  });

  it('judges what pickle.load would make of the bytes of an array', async () => {
    const call = bytesOf(oldGlobal('os', 'system'), tuple(text('id')), op('REDUCE'), stop);
    const array = bytesOf(call, new Uint8Array(32 - call.length));
    const bytes = stream(
      op('EMPTY_LIST'),
      wrapper('u1', 32),
      bytesOf(Uint8Array.of(0x4e), new Uint8Array(0x4e), array),
    );
    // The count of the padding is the opcode NONE for pickle.load, the padding breaks it.
    expect((await inspect(bytesOf(bytes.subarray(0, -1), op('APPEND'), stop))).state).toBe('clean');
    const open = stream(
      op('EMPTY_LIST'),
      wrapper('u1', 31),
      Uint8Array.of(0x30),
      call,
      new Uint8Array(0x30 + 31 - call.length),
      op('APPEND'),
    );
    const { state, findings } = await inspect(open);
    expect(state).toBe('dangerous');
    expect(findings[0]?.message).toContain('joblib.load takes for an array');
  });

  it('is undecidable where the size of an array is not said', async () => {
    expect((await inspect(stream(wrapper('weird', 1), new Uint8Array(8)))).state).toBe('undecidable');
  });
});

describe('a call by the hand of an allowed function', () => {
  const named = (module: string, name: string) => stackGlobal(module, name);
  it.each([
    ['a default factory', reduce(named('collections', 'defaultdict'), named('builtins', 'list')), 'clean'],
    ['no default factory', reduce(named('collections', 'defaultdict'), op('NONE')), 'clean'],
    [
      'a type as a factory that may only be named',
      reduce(named('collections', 'defaultdict'), named('torch', 'FloatStorage')),
      'unknown',
    ],
    [
      'an object of a class with a base that is called',
      reduce(
        named('copyreg', '_reconstructor'),
        named('sklearn.svm._classes', 'SVC'),
        named('sklearn.svm._classes', 'SVC'),
        op('NONE'),
      ),
      'unknown',
    ],
    [
      'an object of a class without one',
      reduce(
        named('copyreg', '_reconstructor'),
        named('sklearn.svm._classes', 'SVC'),
        named('builtins', 'object'),
        op('NONE'),
      ),
      'clean',
    ],
    [
      'a tensor by a function that may only be named',
      reduce(
        named('torch._tensor', '_rebuild_from_type_v2'),
        named('numpy', 'log1p'),
        named('torch', 'Tensor'),
        op('EMPTY_TUPLE'),
      ),
      'unknown',
    ],
  ])('%s', async (_, bytes, state) => {
    expect((await inspect(stream(bytes))).state).toBe(state);
  });
});
