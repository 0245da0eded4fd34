import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemorySource } from '../../../../core/src/bytes/memorySource.ts';
import type { InspectedContents, Inspection } from '../../../../core/src/formats/format.ts';
import { hdf5Format } from '../../../../core/src/formats/hdf5/hdf5Format.ts';
import { pickleFormat } from '../../../../core/src/formats/pickle/pickleFormat.ts';
import { type AssembledGroup, assembleHdf5 } from '../../../support/hdf5Assembler.ts';
import { hdf5Sample } from '../../../support/hdf5Samples.ts';
import { inspectionOf, recognises } from '../../../support/inspectBytes.ts';

/** An inspection in which what lies inside is looked at as a pickle. */
const withPickles: Inspection = {
  ...inspectionOf('model.h5'),
  inspectInner: async (source, name): Promise<InspectedContents> => {
    const beginning = { head: await source.read(0, 4096), source, name };
    if (!(await pickleFormat.recognises(beginning)))
      return { format: 'unknown', state: 'undecidable', findings: [] };
    return { format: 'pickle', ...(await pickleFormat.inspect(source, inspectionOf(name))) };
  },
};
const inspect = (bytes: Uint8Array) => hdf5Format.inspect(new MemorySource(bytes), withPickles);
const assembled = (group: AssembledGroup) => inspect(assembleHdf5(group));

const sequential = (layers: readonly object[]) =>
  JSON.stringify({ class_name: 'Sequential', config: { name: 's', layers } });
const dense = { class_name: 'Dense', config: { units: 1, activation: 'relu' } };
const lambda = {
  class_name: 'Lambda',
  config: { function: ['4wEAAAA=\n', null, null], function_type: 'lambda' },
};

describe('a file of the library', () => {
  it('of the old kind is read: groups, a cycle, a soft link, and the configuration', async () => {
    const { state, format, findings, notRead } = await inspect(hdf5Sample('old'));
    expect([state, format, findings]).toEqual(['clean', 'keras-h5', []]);
    expect(notRead?.[0]?.what).toBe('array data');
  });
  it('of the new kind is read through its heaps and indexes', async () => {
    const { state, format, findings } = await inspect(hdf5Sample('dense'));
    expect([state, format, findings.map(({ rule }) => rule)]).toEqual([
      'dangerous',
      'keras-h5',
      ['keras-code'],
    ]);
  });
  it.each([
    ['extlink', 'dangerous', ['link-escapes']],
    ['extstore', 'dangerous', ['link-escapes']],
    ['virtual', 'unknown', ['link-escapes']],
    ['user', 'clean', []],
  ] as const)('%s is %s', async (name, state, rules) => {
    const verdict = await inspect(hdf5Sample(name));
    expect([verdict.state, verdict.findings.map(({ rule }) => rule)]).toEqual([state, rules]);
  });
  it('with attributes that PyTables unpickles is as dangerous as they are', async () => {
    const { state, findings } = await inspect(hdf5Sample('pytables'));
    expect([state, findings[0]?.rule]).toEqual(['dangerous', 'pickle-dangerous-call']);
  });
  it('is recognised behind a block of its user, and that block is not overlooked', async () => {
    const bytes = hdf5Sample('user');
    expect(await recognises(hdf5Format, bytes, 'x')).toBe(true);
    bytes.set(new TextEncoder().encode('cos\nsystem\n(Vid\ntR.'), 0);
    const { state, findings } = await inspect(bytes);
    expect([state, findings[0]?.rule]).toEqual(['dangerous', 'archive-hidden-data']);
  });
});

describe('an HDF5 file', () => {
  it.each<readonly [what: string, group: AssembledGroup, state: string]>([
    ['nothing', {}, 'clean'],
    ['plain attributes', { attributes: { title: 'Weights.', keras_version: '2.12.0' } }, 'clean'],
    ['a model', { attributes: { model_config: sequential([dense]) } }, 'clean'],
    ['a model with code', { attributes: { model_config: sequential([dense, lambda]) } }, 'dangerous'],
    [
      'code in the training',
      {
        attributes: {
          training_config: '{"loss": {"class_name": "function", "config": "system", "module": "os"}}',
        },
      },
      'dangerous',
    ],
    ['a broken model', { attributes: { model_config: '{"class_name": ' } }, 'undecidable'],
    ['a model that is no text', { attributes: { model_config: Uint8Array.of(0xff, 0xfe) } }, 'undecidable'],
    [
      'a model with a key twice',
      { attributes: { model_config: '{"class_name": "Lambda", "class_name": "Sequential", "config": {}}' } },
      'undecidable',
    ],
    ['a link to itself', { links: { self: 'root' } }, 'clean'],
    ['a link beyond the end', { links: { away: 1_000_000 } }, 'undecidable'],
    ['a link into the middle', { links: { odd: 3 } }, 'undecidable'],
    ['a file beside it', { externalLinks: { x: 'other.h5' } }, 'unknown'],
    ['a file above it', { externalLinks: { x: '../other.h5' } }, 'dangerous'],
    ['a file on a drive', { externalLinks: { x: 'C:\\other.h5' } }, 'dangerous'],
    [
      'a pickle',
      {
        attributes: {
          p: Uint8Array.of(
            0x80,
            4,
            0x8c,
            2,
            0x6f,
            0x73,
            0x8c,
            6,
            ...new TextEncoder().encode('system'),
            0x93,
            0x2e,
          ),
        },
      },
      'dangerous',
    ],
    ['rows of pickles', { attributes: { PSEUDOATOM: 'object' } }, 'undecidable'],
    ['a continuation nowhere', { messages: [[0x10, new Uint8Array(16).fill(0xff)]] }, 'undecidable'],
    [
      'a continuation that is itself',
      { messages: [[0x10, Uint8Array.of(48, 0, 0, 0, 0, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0)]] },
      'undecidable',
    ],
    ['an unknown kind of link', { messages: [[0x06, Uint8Array.of(1, 8, 65, 1, 0x78, 0, 0)]] }, 'unknown'],
    ['an unknown version of a link', { messages: [[0x06, Uint8Array.of(9, 0)]] }, 'undecidable'],
    ['an unknown message', { messages: [[0x7f, Uint8Array.of(1, 2, 3)]] }, 'clean'],
  ])('with %s', async (_, group, state) => {
    expect((await assembled(group)).state).toBe(state);
  });
  it('that is cut short is not clean, wherever it is cut', async () => {
    const bytes = assembleHdf5({ attributes: { model_config: sequential([dense]) } });
    for (let length = 8; length < bytes.length; length += 3)
      expect((await inspect(bytes.subarray(0, length))).state).not.toBe('clean');
  });
  it('with something behind its end is not clean', async () => {
    const { state, findings } = await inspect(
      Uint8Array.from([...assembleHdf5({}), ...new TextEncoder().encode('PK')]),
    );
    expect([state, findings[0]?.rule]).toEqual(['unknown', 'archive-hidden-data']);
  });
  it('of another version is not clean', async () => {
    const bytes = assembleHdf5({});
    bytes[8] = 9;
    expect((await inspect(bytes)).state).toBe('undecidable');
  });
});

describe('whatever a file holds', () => {
  const samples = [
    hdf5Sample('old'),
    hdf5Sample('dense').slice(0, 60_000),
    hdf5Sample('virtual'),
    assembleHdf5({ attributes: { model_config: sequential([lambda]) }, links: { a: 'root' } }),
  ];
  const change = fc.record({
    sample: fc.nat(samples.length - 1),
    changes: fc.array(fc.tuple(fc.nat(), fc.constantFrom(0, 1, 2, 0x7f, 0xff, 0x10)), {
      minLength: 1,
      maxLength: 6,
    }),
  });
  it('it ends with a verdict', async () => {
    await fc.assert(
      fc.asyncProperty(change, async ({ sample, changes }) => {
        const bytes = (samples[sample] ?? new Uint8Array()).slice();
        // Most changes go where structures stand, not arrays.
        for (const [at, value] of changes) bytes[at % Math.min(bytes.length, 4_000)] = value;
        expect((await inspect(bytes)).state).toBeTypeOf('string');
      }),
      { numRuns: 600 },
    );
  }, 60_000);
});
