import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CountingSource } from '../../../core/src/bytes/countingSource.ts';
import { MemorySource } from '../../../core/src/bytes/memorySource.ts';
import type { Format } from '../../../core/src/formats/format.ts';
import { ggufFormat } from '../../../core/src/formats/gguf/gguf.ts';
import { numpyFormat } from '../../../core/src/formats/numpy/numpy.ts';
import { onnxFormat } from '../../../core/src/formats/onnx/onnx.ts';
import { safetensorsFormat } from '../../../core/src/formats/safetensors/safetensors.ts';
import { weightIndexFormat } from '../../../core/src/formats/weightIndex/weightIndex.ts';
import { ggufFile, text } from '../../support/ggufFile.ts';
import { inspectionOf } from '../../support/inspectFormat.ts';
import { npyFile, npyHeader } from '../../support/npyFile.ts';
import { externalTensor, graphAttribute, node, onnxFile, tensor } from '../../support/onnxFile.ts';
import { safetensorsFile, weightBytes } from '../../support/safetensorsFile.ts';

/** A change of some bytes that leaves most of a file's structure as it is. */
type Change = (bytes: Uint8Array) => Uint8Array;

/** A place in a file, everywhere as likely: fast-check by itself prefers the beginning. */
const place = fc.noBias(fc.nat({ max: 9_999 }).map((part) => part / 10_000));
const at = (bytes: Uint8Array, part: number) => Math.floor(part * bytes.length);
/** Numbers at which counts, lengths and offsets break, and bytes with a meaning in some format. */
const telling = [0, 1, 0x0a, 0x22, 0x27, 0x28, 0x2c, 0x5b, 0x5d, 0x7b, 0x7d, 0x7f, 0x80, 0xff];

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(place, fc.constantFrom(...telling)).map(
    ([where, value]): Change =>
      (bytes) => {
        const changed = Uint8Array.from(bytes);
        changed[at(bytes, where)] = value;
        return changed;
      },
  ),
  fc.tuple(place, fc.integer({ min: 1, max: 8 }), fc.constantFrom(0, 0xff, 0x7f)).map(
    ([where, count, value]): Change =>
      (bytes) =>
        Uint8Array.from(bytes).fill(value, at(bytes, where), at(bytes, where) + count),
  ),
  place.map(
    (where): Change =>
      (bytes) =>
        bytes.subarray(0, at(bytes, where)),
  ),
  fc.tuple(place, place, place).map(
    ([from, to, into]): Change =>
      (bytes) => {
        const [start, end] = [at(bytes, Math.min(from, to)), at(bytes, Math.max(from, to))];
        return Buffer.concat([
          bytes.subarray(0, at(bytes, into)),
          bytes.subarray(start, end),
          bytes.subarray(at(bytes, into)),
        ]);
      },
  ),
  fc.tuple(place, fc.integer({ min: 1, max: 16 })).map(
    ([where, count]): Change =>
      (bytes) =>
        Buffer.concat([bytes.subarray(0, at(bytes, where)), bytes.subarray(at(bytes, where) + count)]),
  ),
);

const files: readonly (readonly [name: string, format: Format, bytes: Uint8Array])[] = [
  [
    'model.safetensors',
    safetensorsFormat,
    safetensorsFile({ a: { dtype: 'F32', shape: [2, 3] }, b: { dtype: 'U8', shape: [7] } }),
  ],
  [
    'model.gguf',
    ggufFormat(() => ({ state: 'clean', findings: [] })),
    ggufFile({
      entries: [
        text('general.license', 'mit'),
        ['list', { type: 'array', of: 'string', items: [{ type: 'string', value: 'x' }] }],
        ['general.alignment', { type: 'u32', value: 32 }],
      ],
      tensors: [
        { name: 'a', dimensions: [4, 2] },
        { name: 'b', dimensions: [32], type: 8, size: 34 },
      ],
    }),
  ],
  ['a.npy', numpyFormat, npyFile(npyHeader("[('x', '<f4'), ('y', '|S5', (2,))]"), weightBytes(42, 1))],
  ['o.npy', numpyFormat, npyFile(npyHeader("'|O'"), Uint8Array.of(0x80, 4, 0x4b, 1, 0x2e))],
  [
    'model.onnx',
    onnxFormat,
    onnxFile([
      node('If', { attributes: [graphAttribute('then', node('Add'), tensor('c', weightBytes(8, 2)))] }),
      tensor('w', weightBytes(40, 1)),
      externalTensor('x', 'model.onnx_data'),
    ]),
  ],
  [
    'model.safetensors.index.json',
    weightIndexFormat,
    Buffer.from(
      '{"metadata": {"total_size": 3}, "weight_map": {"a": "m-1.safetensors", "b": "m-2.safetensors"}}',
    ),
  ],
];

describe.each(files)('changed bytes of %s', (name, format, bytes) => {
  it('have a verdict, cost little, and are clean only without a finding', async () => {
    let [runs, recognised] = [0, 0];
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const changed = changes.reduce((given, apply) => apply(given), bytes);
        const source = new CountingSource(new MemorySource(changed));
        runs += 1;
        if (await format.recognises({ head: changed.subarray(0, 4096), source, name })) recognised += 1;
        const { state, findings } = await format.inspect(source, inspectionOf(name));
        expect(['clean', 'unknown', 'undecidable', 'dangerous']).toContain(state);
        if (state === 'clean') expect(findings).toEqual([]);
        else expect(findings.length).toBeGreaterThan(0);
        expect(findings.length).toBeLessThan(100);
        expect(source.bytesRead).toBeLessThan(changed.length * 40 + 40_000);
      }),
      { numRuns: 1_500 },
    );
    // Most get beyond the first bytes.
    expect(recognised / runs).toBeGreaterThan(0.5);
  });

  it('end with the signal', async () => {
    await expect(
      format.inspect(new MemorySource(bytes), inspectionOf(name, [], AbortSignal.abort())),
    ).rejects.toThrow();
  });
});

it('any bytes are inspected as any format', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 300 }),
      fc.constantFrom(...files),
      async (bytes, [name, format]) => {
        const { state } = await format.inspect(new MemorySource(bytes), inspectionOf(name));
        expect(['clean', 'unknown', 'undecidable', 'dangerous']).toContain(state);
      },
    ),
    { numRuns: 2_000 },
  );
});
