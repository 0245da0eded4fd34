import { describe, expect, it } from 'vitest';
import { MemorySource } from '../../../../core/src/bytes/memorySource.ts';
import { readSafetensors } from '../../../../core/src/formats/safetensors/readSafetensors.ts';
import { safetensorsFormat } from '../../../../core/src/formats/safetensors/safetensors.ts';
import { inspectBytes, recognises, told } from '../../../support/inspectFormat.ts';
import { bytesOf, oldGlobal, op, u64 } from '../../../support/pickleAssembler.ts';
import { safetensorsFile, weightBytes } from '../../../support/safetensorsFile.ts';
import { zipArchive } from '../../../support/zipAssembler.ts';

/** A file with the header as it is given, and so many bytes of data. */
const file = (header: string | Uint8Array, data = 0, length?: number) => {
  const bytes = typeof header === 'string' ? new TextEncoder().encode(header) : header;
  return bytesOf(u64(length ?? bytes.length), bytes, weightBytes(data, 1));
};
const tensor = (begin: number, end: number, shape = [end - begin], dtype = 'U8') =>
  JSON.stringify({ dtype, shape, data_offsets: [begin, end] });

const inspect = (bytes: Uint8Array) => inspectBytes(safetensorsFormat, bytes, 'model.safetensors');

describe('ordinary files', () => {
  it('are clean, with their data not read and their licence', async () => {
    const bytes = safetensorsFile(
      {
        a: { dtype: 'F32', shape: [2, 3] },
        b: { dtype: 'BF16', shape: [] },
        c: { dtype: 'I64', shape: [0, 4] },
      },
      {
        metadata: {
          format: 'pt',
          license: 'mit',
          'modelspec.license': 'cc-by-4.0',
          license_link: 'https://x',
        },
      },
    );
    expect(await inspect(bytes)).toEqual({
      state: 'clean',
      findings: [],
      inner: [],
      notRead: [{ what: 'tensor data', bytes: 26 }],
      facts: { licenses: ['mit', 'cc-by-4.0'] },
    });
    expect(await readSafetensors(new MemorySource(bytes))).toMatchObject({
      tensors: [{ name: 'a', dtype: 'F32', shape: [2, 3], begin: 0, end: 24 }, { name: 'b' }, { name: 'c' }],
      faults: [],
    });
  });

  it.each([
    ['without tensors', file('{}      ')],
    ['in any order', file(`{"b":${tensor(4, 9)},"a":${tensor(0, 4)}}`, 9)],
    ['of packed types', file(`{"a":${tensor(0, 4, [8], 'F4')},"b":${tensor(4, 7, [4], 'F6_E2M3')}}`, 7)],
    ['of scale types', file(`{"a":${tensor(0, 2, [2], 'F8_E8M0')},"b":${tensor(2, 10, [1], 'C64')}}`, 10)],
    ['with names that objects have', file(`{"__proto__":${tensor(0, 1)},"constructor":${tensor(1, 2)}}`, 2)],
  ])('%s are clean', async (_, bytes) => {
    expect(told(await inspect(bytes))).toBe('clean');
  });

  it('with a hundred thousand tensors are read within a second', async () => {
    const entries = Array.from(
      { length: 100_000 },
      (_, at) => `"model.layers.${at}.weight":${tensor(at, at + 1)}`,
    );
    const bytes = file(`{${entries.join(',')}}`, 100_000);
    expect(told(await inspect(bytes))).toBe('clean');
  });
});

describe('what is wrong with a header', () => {
  it.each([
    ['undecidable', 'is longer than the file', file(`{"a":${tensor(0, 4)}}`, 4, 9000)],
    ['undecidable', 'is longer than any loader reads', file('{}', 0, 100_000_001)],
    ['undecidable', 'is no JSON', file('{"a":}')],
    ['undecidable', 'is followed by something', file('{} {}')],
    ['undecidable', 'is no UTF-8', file(bytesOf('{"a', 0xff, '":1}'))],
    ['undecidable', 'is no object', file('[1]')],
    ['undecidable', 'describes no tensor', file('{"a":{"dtype":"U8"}}')],
    ['undecidable', 'has a negative length', file(`{"a":${tensor(0, 1, [-1])}}`, 1)],
    ['undecidable', 'has a fraction for a length', file(`{"a":${tensor(0, 1, [1.5])}}`, 1)],
    ['undecidable', 'has a length beyond 2^53', file(`{"a":${tensor(0, 1, [2 ** 60])}}`, 1)],
    ['undecidable', 'has three offsets', file('{"a":{"dtype":"U8","shape":[],"data_offsets":[0,1,2]}}', 1)],
    ['undecidable', 'has a type that nobody knows', file(`{"a":${tensor(0, 1, [1], 'Q4')}}`, 1)],
    [
      'undecidable',
      'ends a tensor before it begins',
      file('{"a":{"dtype":"U8","shape":[0],"data_offsets":[4,0]}}', 4),
    ],
    ['undecidable', 'has metadata that are no object', file('{"__metadata__":"x"}')],
    ['undecidable', 'has data that the file has not', file(`{"a":${tensor(0, 8)}}`, 4)],
    ['unknown', 'has metadata that are no text', file('{"__metadata__":{"a":1}}')],
    ['unknown', 'names a tensor twice', file(`{"a":${tensor(0, 4)},"a":${tensor(0, 4)}}`, 4)],
    [
      'unknown',
      'has the same key twice in a tensor',
      file('{"a":{"dtype":"U8","dtype":"U8","shape":[1],"data_offsets":[0,1]}}', 1),
    ],
    [
      'unknown',
      'has a key that the format has not',
      file('{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1],"x":"y"}}', 1),
    ],
    ['unknown', 'begins with a space', file(` {"a":${tensor(0, 4)}}`, 4)],
    ['unknown', 'is padded with line feeds', file('{}\n\n\n')],
    ['unknown', 'gives a tensor fewer bytes than its shape', file(`{"a":${tensor(0, 4, [2], 'F32')}}`, 4)],
    ['unknown', 'splits a byte', file(`{"a":${tensor(0, 1, [1], 'F4')}}`, 1)],
    ['unknown', 'overlaps tensors', file(`{"a":${tensor(0, 4)},"b":${tensor(2, 6)}}`, 6)],
    ['unknown', 'leaves a gap', file(`{"a":${tensor(0, 4)},"b":${tensor(5, 9)}}`, 9)],
    ['unknown', 'leaves a gap at the beginning', file(`{"a":${tensor(3, 9)}}`, 9)],
    ['unknown', 'leaves a rest', file(`{"a":${tensor(0, 4)}}`, 5)],
  ])('%s where it %s', async (state, _, bytes) => {
    expect(told(await inspect(bytes))).toBe(`${state} safetensors-malformed`);
  });

  it.each([
    ['deep brackets', `{"a":${'['.repeat(1e6)}`],
    ['many brackets', `{"a":[${'[],'.repeat(5e6)}1]}`],
  ])('is never built where it has %s', async (_, header) => {
    expect(told(await inspect(file(header)))).toBe('undecidable limit-exceeded');
  });
});

describe('what else a file is', () => {
  const plain = safetensorsFile({ a: { dtype: 'U8', shape: [4] } });

  it('is inspected behind the last tensor', async () => {
    const pickle = bytesOf(
      0x80,
      4,
      oldGlobal('os', 'system'),
      op('MARK'),
      op('TUPLE'),
      op('REDUCE'),
      op('STOP'),
    );
    const verdict = await inspect(bytesOf(plain, pickle));
    expect(told(verdict)).toBe('dangerous safetensors-malformed pickle-dangerous-call');
    expect(verdict.inner).toEqual(['trailing data']);
  });

  it('is told where it ends like a zip archive, appended or inside a tensor', async () => {
    const zip = zipArchive([{ name: 'data.pkl', content: Uint8Array.of(1) }]);
    const inside = bytesOf(file(`{"a":${tensor(0, zip.length)}}`), zip);
    expect(told(await inspect(bytesOf(plain, zip)))).toBe(
      'unknown safetensors-malformed archive-hidden-data',
    );
    const verdict = await inspect(inside);
    expect(told(verdict)).toBe('unknown archive-hidden-data');
    expect([verdict.inner, verdict.findings[0]?.offset]).toEqual([
      ['trailing.zip'],
      inside.length - zip.length,
    ]);
  });

  it('is judged as a pickle where the length of the header is an opcode', async () => {
    // `X` and four bytes of a length: a text to the unpickler, which goes on in the middle of the header.
    const call = bytesOf(oldGlobal('os', 'system'), op('MARK'), op('TUPLE'), op('REDUCE'), op('STOP'));
    const length = 0x58 + 256 * 1024;
    const header = `{"a":${tensor(0, 2048)}}`.padEnd(length, ' ');
    const bytes = bytesOf(u64(length), header, weightBytes(2048, 1));
    const view = new DataView(bytes.buffer);
    const poisoned = Uint8Array.from(bytes);
    poisoned.set(call, 5 + view.getUint32(1, true));
    expect(told(await inspect(poisoned))).toBe(
      'dangerous safetensors-malformed pickle-nested pickle-dangerous-call',
    );
    expect(told(await inspect(bytes))).toBe('clean');
  });
});

describe('recognising', () => {
  it.each([
    [true, 'a file by its content alone', safetensorsFile({}), 'x.bin'],
    [true, 'a cut file', safetensorsFile({ a: { dtype: 'F32', shape: [9] } }).subarray(0, 40), 'x.bin'],
    [true, 'a header that is too long, by the name', file('{"a":1}', 0, 2e8), 'x.safetensors'],
    [false, 'a header that is too long', file('{"a":1}', 0, 2e8), 'x.bin'],
    [false, 'JSON', new TextEncoder().encode('{"a": {"b": "c"}}'), 'x.safetensors'],
    [false, 'a pickle', bytesOf(0x80, 2, '}q.'), 'x.safetensors'],
    [false, 'nothing', new Uint8Array(), 'x.safetensors'],
  ])('says %s to %s', async (expected, _, bytes, name) => {
    expect(await recognises(safetensorsFormat, bytes, name)).toBe(expected);
  });
});
