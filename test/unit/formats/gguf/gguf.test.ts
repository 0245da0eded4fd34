import { describe, expect, it } from 'vitest';
import { MemorySource } from '../../../../core/src/bytes/memorySource.ts';
import type { ContentsVerdict } from '../../../../core/src/finding/contentFinding.ts';
import { ggufFormat } from '../../../../core/src/formats/gguf/gguf.ts';
import { readGguf } from '../../../../core/src/formats/gguf/readGguf.ts';
import { type GgufSpec, type GgufValueSpec, ggufFile, text } from '../../../support/ggufFile.ts';
import { inspectBytes, recognises, told } from '../../../support/inspectFormat.ts';

/** Stands for the judge of templates: what has `__` in it is dangerous. */
const judge = (template: string): ContentsVerdict =>
  template.includes('__')
    ? {
        state: 'dangerous',
        findings: [{ rule: 'template-escape', severity: 'error', message: 'it escapes', evidence: template }],
      }
    : { state: 'clean', findings: [] };
const format = ggufFormat(judge);
const inspect = (spec: GgufSpec, name = 'model.gguf') => inspectBytes(format, ggufFile(spec), name);

const entries = [
  text('general.architecture', 'llama'),
  text('general.license', 'apache-2.0'),
  text('tokenizer.chat_template', '{{ messages }}'),
  ['flag', { type: 'bool', value: true }],
  ['number', { type: 'f64', value: 1.5 }],
  ['vocabulary', { type: 'array', of: 'string', items: [{ type: 'string', value: 'a' }] }],
] as const satisfies GgufSpec['entries'];
const tensors = [
  { name: 'a', dimensions: [3, 5] },
  { name: 'b', dimensions: [64, 2], type: 8, size: 136 },
  { name: 'c', dimensions: [] },
];

describe('ordinary files', () => {
  it.each([
    ['version 3', { version: 3 }],
    ['version 2', { version: 2 }],
    ['version 1', { version: 1 }],
    ['big endian', { bigEndian: true }],
  ])('of %s are clean and read alike', async (_, spec) => {
    const bytes = ggufFile({ entries, tensors, ...spec });
    expect(await inspectBytes(format, bytes)).toMatchObject({
      state: 'clean',
      notRead: [{ what: 'tensor data', bytes: 256 }],
      facts: { licenses: ['apache-2.0'], needs: [] },
    });
    const header = await readGguf(new MemorySource(bytes));
    expect(header.entries.map(({ key }) => key)).toEqual(entries.map(([key]) => key));
    expect(header.entries[4]?.value).toBe(1.5);
    expect(header.tensors[1]).toEqual({ name: 'b', dimensions: [64, 2], type: 8, offset: 64 });
  });

  it('have vocabularies of which the beginning is kept', async () => {
    const items = Array.from(
      { length: 250_000 },
      (_, at): GgufValueSpec => ({ type: 'string', value: `t${at}` }),
    );
    const bytes = ggufFile({ entries: [['tokens', { type: 'array', of: 'string', items }]], tensors });
    expect((await inspectBytes(format, bytes)).state).toBe('clean');
    const { value } = (await readGguf(new MemorySource(bytes))).entries[0] ?? {};
    expect(value).toMatchObject({ length: 250_000, items: expect.objectContaining({ length: 256 }) });
  });

  it.each([
    ['without tensors', { entries }],
    ['without metadata', { tensors }],
    [
      'with another alignment',
      { entries: [['general.alignment', { type: 'u32', value: 4096 }]], tensors, alignment: 4096 },
    ],
    [
      'with arrays in arrays',
      { entries: [['a', { type: 'array', of: 'array', items: [{ type: 'array', of: 'u8', items: [] }] }]] },
    ],
  ] as [string, GgufSpec][])('%s are clean', async (_, spec) => {
    expect(told(await inspect(spec))).toBe('clean');
  });

  it('that are split need their other parts', async () => {
    const split = { entries: [['split.count', { type: 'u16', value: 3 }]] } as const satisfies GgufSpec;
    const { facts } = await inspect(split, 'q4/model-00002-of-00003.gguf');
    expect(facts?.needs?.map(({ path }) => path)).toEqual([
      'model-00001-of-00003.gguf',
      'model-00003-of-00003.gguf',
    ]);
  });
});

describe('chat templates', () => {
  it.each([['tokenizer.chat_template'], ['tokenizer.chat_template.tool_use']])(
    'under %s are judged',
    async (key) => {
      const verdict = await inspect({ entries: [text(key, '{{ x.__class__ }}')] });
      expect(verdict).toMatchObject({
        state: 'dangerous',
        findings: [{ rule: 'template-escape', member: key }],
      });
    },
  );

  it('are judged where the file breaks behind them', async () => {
    const bytes = ggufFile({
      entries: [text('tokenizer.chat_template', '{{ x.__class__ }}')],
      entryCount: 2,
    });
    expect(told(await inspectBytes(format, bytes))).toBe('dangerous gguf-malformed template-escape');
  });

  it('are judged both where two have the same key', async () => {
    const both = ['{{ a }}', '{{ x.__class__ }}'].map((template) =>
      text('tokenizer.chat_template', template),
    );
    expect(told(await inspect({ entries: both }))).toBe('dangerous gguf-malformed template-escape');
  });

  it('that cannot be read leave the file undecided', async () => {
    const long = text('tokenizer.chat_template', 'x'.repeat(5 * 1024 ** 2));
    expect(told(await inspect({ entries: [long] }))).toBe('undecidable limit-exceeded');
    const number = ['tokenizer.chat_template', { type: 'u32', value: 1 }] as const;
    expect(told(await inspect({ entries: [number] }))).toBe('undecidable gguf-malformed');
  });
});

const u32 = (value: number) => ({ type: 'u32', value }) as const;
const nested = (depth: number): GgufValueSpec =>
  depth === 0
    ? { type: 'u8', value: 1 }
    : { type: 'array', of: depth === 1 ? 'u8' : 'array', items: [nested(depth - 1)] };

describe('what is wrong', () => {
  it.each([
    ['undecidable', 'a version to come', { version: 4 }],
    ['undecidable', 'version 0', { version: 0 }],
    ['undecidable', 'more tensors than bytes', { tensorCount: 2 ** 50 }],
    ['undecidable', 'more entries than bytes', { entryCount: 1000 }],
    [
      'undecidable',
      'a type that is none',
      { entries: [['a', { type: 'raw', id: 13, bytes: new Uint8Array(99) }]] },
    ],
    [
      'undecidable',
      'an array longer than the file',
      { entries: [['a', { type: 'array', of: 'u8', items: [], length: 2 ** 60 }]] },
    ],
    [
      'undecidable',
      'a text longer than the file',
      { entries: [['a', { type: 'raw', id: 8, bytes: new Uint8Array(8).fill(255) }]] },
    ],
    ['undecidable', 'an alignment that is none', { entries: [['general.alignment', u32(3)]], tensors }],
    ['undecidable', 'an alignment to hide in', { entries: [['general.alignment', u32(2 ** 20)]], tensors }],
    ['undecidable', 'an alignment that is a text', { entries: [text('general.alignment', '32')], tensors }],
    ['undecidable', 'a tensor of no known type', { tensors: [{ name: 'a', dimensions: [1], type: 142 }] }],
    ['undecidable', 'rows that no block packs', { tensors: [{ name: 'a', dimensions: [33], type: 8 }] }],
    [
      'undecidable',
      'more elements than any file',
      { tensors: [{ name: 'a', dimensions: [2 ** 52, 2 ** 52], size: 4 }] },
    ],
    ['undecidable', 'a tensor behind the end', { tensors: [{ name: 'a', dimensions: [100], size: 4 }] }],
    ['undecidable', 'a hundred dimensions', { tensors: [{ name: 'a', dimensions: Array(100).fill(1) }] }],
    ['unknown', 'five dimensions', { tensors: [{ name: 'a', dimensions: [1, 1, 1, 1, 1] }] }],
    [
      'unknown',
      'a name longer than any reader takes',
      { tensors: [{ name: 'a'.repeat(128), dimensions: [1] }] },
    ],
    ['unknown', 'two tensors of one name', { tensors: [tensors[0], tensors[0]] }],
    ['unknown', 'the same key twice', { entries: [text('a', 'b'), text('a', 'c')] }],
    ['unknown', 'a key without a name', { entries: [text('', 'b')] }],
    [
      'unknown',
      'a tensor off the alignment',
      {
        tensors: [
          { name: 'a', dimensions: [1] },
          { name: 'b', dimensions: [9], offset: 4 },
        ],
      },
    ],
    [
      'unknown',
      'tensors over each other',
      {
        tensors: [
          { name: 'a', dimensions: [99] },
          { name: 'b', dimensions: [99], offset: 32 },
        ],
      },
    ],
    [
      'unknown',
      'a gap',
      {
        tensors: [
          { name: 'a', dimensions: [1] },
          { name: 'b', dimensions: [1], offset: 64 },
        ],
      },
    ],
  ] as [string, string, GgufSpec][])('%s: %s', async (state, _, spec) => {
    expect(told(await inspect(spec))).toBe(`${state} gguf-malformed`);
  });

  it('is over a limit where arrays are too deep or too many', async () => {
    expect(told(await inspect({ entries: [['a', nested(5)]] }))).toBe('undecidable limit-exceeded');
    const many = { type: 'array', of: 'string', items: [], length: 6e6 } as const;
    const bytes = Buffer.concat([ggufFile({ entries: [['a', many]] }), Buffer.alloc(48e6)]);
    expect(told(await inspectBytes(format, bytes))).toBe('undecidable limit-exceeded');
  });

  it('is every place at which a file can be cut', async () => {
    const bytes = ggufFile({ entries, tensors });
    // Behind the last tensor only padding is lost.
    for (let length = 4; length < bytes.length - 28; length += 1)
      expect([length, (await inspectBytes(format, bytes.subarray(0, length))).state]).toEqual([
        length,
        'undecidable',
      ]);
  });

  it('is what follows the last tensor', async () => {
    const bytes = Buffer.concat([ggufFile({ entries, tensors }), Buffer.alloc(40)]);
    const verdict = await inspectBytes(format, bytes);
    expect([told(verdict), verdict.inner]).toEqual(['unknown gguf-malformed', ['trailing data']]);
  });
});

it('is recognised by its first bytes', async () => {
  expect(await recognises(format, ggufFile({}), 'x.bin')).toBe(true);
  expect(await recognises(format, Buffer.from('GGML'), 'x.gguf')).toBe(false);
});
