import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ggufFile, text as ggufText } from '../../support/ggufFile.ts';
import { inspectJson, inspectText } from '../../support/inspectReport.ts';
import { schemaErrors } from '../../support/jsonSchema.ts';
import { npyFile, npyHeader } from '../../support/npyFile.ts';
import { externalTensor, graphAttribute, node, onnxFile, tensor } from '../../support/onnxFile.ts';
import { reduce, stackGlobal, stream, text } from '../../support/pickleAssembler.ts';
import { field } from '../../support/protobufAssembler.ts';
import { safetensorsFile, weightBytes } from '../../support/safetensorsFile.ts';
import { tarArchive } from '../../support/tarAssembler.ts';
import { torchArchive } from '../../support/torchArchive.ts';
import { zipArchive } from '../../support/zipAssembler.ts';

const hostile = stream(reduce(stackGlobal('os', 'system'), text('id')));

const files = {
  'm.safetensors': safetensorsFile(
    { a: { dtype: 'F32', shape: [2, 3] }, 'long.name': { dtype: 'U8', shape: [7] } },
    { metadata: { license: 'mit' } },
  ),
  'm.gguf': ggufFile({
    entries: [
      ggufText('general.license', 'mit'),
      ['large', { type: 'u64', value: 2 ** 60 }],
      ['list', { type: 'array', of: 'u8', items: Array(300).fill({ type: 'u8', value: 1 }) }],
    ],
    tensors: [
      { name: 'a', dimensions: [4, 2] },
      { name: 'b', dimensions: [32], type: 8, size: 34 },
    ],
  }),
  'm.onnx': onnxFile(
    [
      node('Add'),
      node('If', { attributes: [graphAttribute('then', node('Add'), tensor('c', weightBytes(8, 2)))] }),
      node('Own', { domain: 'ai.test' }),
      externalTensor('w', 'm.onnx_data'),
      field(11, field(1, 'ids')),
      field(12, field(1, 'logits')),
    ],
    field(3, '1.2'),
  ),
  'a.npy': npyFile(npyHeader("[('x', '<f4'), ('y', '|S5', (2,))]"), weightBytes(42, 1)),
  'o.npy': npyFile(npyHeader("'|O'"), hostile),
  'm.tar': tarArchive([
    { name: 'weights.pkl', content: hostile },
    { name: 'out', type: '2', target: '../../etc/passwd' },
  ]),
  'm.npz': zipArchive([{ name: 'a.npy', content: npyFile(npyHeader("'<i2'"), weightBytes(6, 1)) }]),
  'm.pt': torchArchive({ w: { dtype: 'F32', shape: [2] } }),
  'm.pkl.gz': gzipSync(hostile),
  'config.json': Buffer.from('{"a": 1}'),
  empty: new Uint8Array(),
};

type Name = keyof typeof files;

/** The text without the first line and the verdict. */
async function body(name: Name): Promise<string> {
  const shown = await inspectText(files[name], name);
  return shown.slice(shown.indexOf('\n') + 1, shown.lastIndexOf(`\n${name}: `)).trimEnd();
}

describe('what a file says', () => {
  it.each<[Name, string]>([
    [
      'm.safetensors',
      `  a header of 152 bytes

Metadata
  license  mit

2 tensors, 31 bytes
  a          F32  [2, 3]  24 bytes  0..24
  long.name  U8   [7]     7 bytes   24..31`,
    ],
    [
      'm.gguf',
      `  version 3

Metadata
  general.license  "mit"
  large            1152921504606846976
  list             [1, 1, 1, 1, 1, 1, 1, 1, … 300 in all]

2 tensors, 66 bytes
  a  F32   [4, 2]  32 bytes  at 0
  b  Q8_0  [32]    34 bytes  at 32`,
    ],
    [
      'm.onnx',
      `  IR version 10, written by test 1.2, 8 bytes of tensors
  from ids to logits
  operator sets: ai.onnx 21

4 nodes of 3 operators
  2  Add
  1  If
  1  ai.test.Own

Tensors in other files
  m.onnx_data  w`,
    ],
    [
      'a.npy',
      `
1 array
  at 0  [('x', '<f4'), ('y', '|S5', (2,))]  [3]  42 bytes`,
    ],
    [
      'm.tar',
      `
2 members
  weights.pkl  file  22 bytes  at 512
  out          link            at 1536  to ../../etc/passwd`,
    ],
    [
      'm.npz',
      `
1 member, 134 bytes
  a.npy  stored  134 bytes  at 0  crc a4a8604f

1 array
  a.npy  '<i2'  [3]  6 bytes`,
    ],
  ])('%s', async (name, expected) => {
    expect(await body(name)).toBe(expected);
  });

  it('is the pickle, where there is one in an archive, an array or a packed stream', async () => {
    expect(await body('m.pt')).toContain('\nPickle m.pt!/pytorch_model/data.pkl\nstream at 0\n');
    expect(await body('m.pt')).toContain(
      'asks the loader for ("storage", torch.FloatStorage, "0", "cpu", 2)',
    );
    expect(await body('o.npy')).toContain('objects: a pickle');
    for (const name of ['o.npy', 'm.pkl.gz'] as const)
      expect(await body(name)).toContain('calls os.system("id")');
    expect(await body('m.pkl.gz')).toMatch(/^ {2}gzip: \d+ bytes unpack to 22 bytes\n/);
  });

  it('is nothing but the verdict for other formats', async () => {
    expect(await inspectText(files['config.json'], 'config.json')).toBe(
      'config.json: json, 8 bytes\n\nconfig.json: clean (json, 8 bytes)\n',
    );
    expect(await body('empty')).toBe('');
  });

  it.each(Object.keys(files) as Name[])('is JSON that its schema allows: %s', async (name) => {
    const json = await inspectJson(files[name], name);
    expect(schemaErrors('cli/inspect.schema.json', json)).toEqual([]);
    expect(json).toMatchObject({ version: 1, path: name, size: files[name].length });
  });
});

describe('headers that lie', () => {
  it('are both shown where they differ', async () => {
    const bytes = Buffer.from(zipArchive([{ name: 'data.pkl', content: hostile }]));
    bytes.write('evil.txt', 30);
    const shown = await inspectText(bytes, 'm.zip');
    expect(shown).toContain(
      `  data.pkl                  stored  22 bytes  at 0  crc dae1ab66
    local header: evil.txt  stored  22 bytes  at 0  crc dae1ab66
`,
    );
    const [entry] = (await inspectJson(bytes, 'm.zip')).zip.entries;
    expect(entry).toMatchObject({ name: 'data.pkl', local: { name: 'evil.txt' } });
  });

  it('are told where there is no member, and members where there is no header', async () => {
    const bytes = Buffer.from(zipArchive([{ name: 'a', content: hostile }]));
    bytes.write('XX', 0);
    expect((await inspectJson(bytes, 'm.zip')).zip?.entries).toMatchObject([{ name: 'a', local: 'missing' }]);
    // The end record tells of a directory that begins later, so that members would begin before the archive.
    const early = Buffer.from(zipArchive([{ name: 'a', content: hostile }]));
    early.writeUInt32LE(early.readUInt32LE(early.length - 6) + 10, early.length - 6);
    const told = await inspectJson(early, 'm.zip');
    expect(told.zip.entries[0]).toMatchObject({ name: 'a', local: 'missing' });
    expect(schemaErrors('cli/inspect.schema.json', told)).toEqual([]);
    const one = zipArchive([{ name: 'first', content: hostile }]);
    const two = zipArchive([{ name: 'second', content: hostile }]);
    const hidden = Buffer.concat([one.subarray(0, 30 + 5 + hostile.length), two]);
    expect(await inspectText(hidden, 'm.zip')).toMatch(/first .*in no directory/);
  });
});

describe('names', () => {
  const name = `\u001b[2J\u202ehf_${'Ab1'.repeat(12)}\n`;

  it.each<[string, Uint8Array]>([
    ['a.zip', zipArchive([{ name, content: hostile }])],
    [
      'a.tar',
      tarArchive([
        { name, content: hostile },
        { name: 'l', type: '2', target: name },
      ]),
    ],
    [
      'a.safetensors',
      safetensorsFile({ [name]: { dtype: 'U8', shape: [1] } }, { metadata: { [name]: name } }),
    ],
    ['a.gguf', ggufFile({ entries: [ggufText(name, name)], tensors: [{ name, dimensions: [1] }] })],
    [
      'a.onnx',
      onnxFile([node(name, { domain: name }), externalTensor(name, name), field(11, field(1, name))]),
    ],
    ['a.npy', npyFile(npyHeader(`[('\\x1b[2J\u009b', '<f4')]`), weightBytes(12, 1))],
  ])('drive no terminal and leak no token: %s', async (path, bytes) => {
    const shown = await inspectText(bytes, path);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    expect(shown).not.toContain('hf_Ab');
    expect(JSON.stringify(await inspectJson(bytes, path))).not.toContain('hf_Ab');
  });
});
