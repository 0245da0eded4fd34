import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonFormat } from '../../../../core/src/formats/config/jsonFormat.ts';
import { yamlFormat } from '../../../../core/src/formats/config/yamlFormat.ts';
import { jinjaFormat } from '../../../../core/src/formats/template/jinjaFormat.ts';
import { inspectBytes, recognises } from '../../../support/inspectBytes.ts';

const json = async (text: string | Uint8Array) => inspectBytes(jsonFormat, text, 'config.json');
const yaml = async (text: string) => inspectBytes(yamlFormat, text, 'config.yaml');

describe('JSON', () => {
  it.each([
    ['{}', 'a.json', true],
    ['[1]', 'a.json', true],
    ['\ufeff {"a": 1}', 'a.json', true],
    ['{"a": 1}', 'adapter', true],
    ['{ }', 'adapter', true],
    ['{{ x }}', 'notes.txt', false],
    ['[a](b)', 'README.md', false],
    ['{"a": 1}\n{"a": 2}', 'data.jsonl', false],
    ['hello', 'a.json', false],
    ['', 'a.json', false],
  ])('%j under the name %s: %s', async (text, name, expected) => {
    expect(await recognises(jsonFormat, text, name)).toBe(expected);
  });
  it.each([
    ['NaN as Python writes it', '{"loss": NaN, "best": -Infinity}', 'clean'],
    ['a key of all objects', '{"__proto__": {"auto_map": {"AutoModel": "m.X"}}}', 'clean'],
    ['a key that is written otherwise', '{"\\u005ftarget_": "os.system"}', 'dangerous'],
    ['a key twice', '{"a": 1, "a": 2}', 'undecidable'],
    [
      'a key twice, the first dangerous',
      '{"_target_": "os.system", "_target_": "torch.nn.Linear"}',
      'dangerous',
    ],
    ['a comment', '{"a": 1} // x', 'undecidable'],
    ['half of it', '{"a": ', 'undecidable'],
    ['too deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'undecidable'],
    ['no UTF-8', Uint8Array.of(0x7b, 0xff, 0x7d), 'undecidable'],
    ['a long file with NaN', `{"a": "${'x'.repeat(1_100_000)}", "b": NaN}`, 'clean'],
    ['a long file with a target', `{"a": "${'x'.repeat(1_100_000)}", "_target_": "os.system"}`, 'dangerous'],
  ])('with %s', async (_, text, state) => {
    expect((await json(text)).state).toBe(state);
  });
  it('of a large vocabulary takes no time to speak of', async () => {
    const vocabulary = Object.fromEntries(Array.from({ length: 400_000 }, (_, at) => [`token ${at}`, at]));
    expect((await json(JSON.stringify({ model: { vocab: vocabulary } }))).state).toBe('clean');
  });
});

describe('YAML', () => {
  it.each([
    ['a: 1', 'a.yaml', true],
    ['a: 1', 'conf/a.YML', true],
    ['flavors: {}', 'MLmodel', true],
    ['---\na: 1', 'x', true],
    ['a: 1', 'x', false],
    ['---\nlicense: mit\n---\n# Model', 'README.md', false],
  ])('%j under the name %s: %s', async (text, name, expected) => {
    expect(await recognises(yamlFormat, text, name)).toBe(expected);
  });
  it.each([
    ['data', 'a: 1\nb: [1, 2]\n', 'clean'],
    ['nothing', '', 'clean'],
    ['CVE-2025-23304', 'encoder:\n  _target_: os.system\n', 'dangerous'],
    ['CVE-2025-23304 under an alias', 'a: &x {_target_: os.system}\nb: {<<: *x}\n', 'dangerous'],
    ['a second document', 'a: 1\n---\n_target_: os.system\n', 'dangerous'],
    ['an object of Python', 'a: !!python/object/apply:os.system ["id"]\n', 'dangerous'],
    [
      'an object of Python by its long tag',
      'a: !<tag:yaml.org,2002:python/name:os.system> ""\n',
      'dangerous',
    ],
    [
      'an object of Python by a handle',
      '%TAG !p! tag:yaml.org,2002:python/\n---\na: !p!object/apply:os.system [id]\n',
      'dangerous',
    ],
    ['an object of nobody', 'a: !!python/object:mine.Thing {}\n', 'unknown'],
    ['an object of an option parser', 'a: !!python/object:argparse.Namespace {b: 1}\n', 'clean'],
    ['a tuple of Python', 'a: !!python/tuple [1, 2]\n', 'clean'],
    ['HyperPyYAML', 'a: !apply:os.system ["id"]\n', 'dangerous'],
    ['HyperPyYAML of speechbrain', 'a: !new:speechbrain.nnet.linear.Linear\n  n: 1\n', 'clean'],
    ['a tag of an application', 'a: !ENV HOME\n', 'clean'],
    ['a broken text', 'a: [1,\n', 'undecidable'],
    ['a bomb of aliases', bomb(), 'clean'],
    ['an alias of nothing', 'a: *b\n', 'undecidable'],
    ['a merge of no mapping', 'a: 1\nb:\n  <<: 3\n', 'undecidable'],
    ['too deep brackets', `${'['.repeat(10_000)}`, 'undecidable'],
    ['too deep lists', `${'- '.repeat(10_000)}x`, 'undecidable'],
  ])('with %s', async (_, text, state) => {
    expect((await yaml(text)).state).toBe(state);
  });
});

function bomb(): string {
  const levels = Array.from(
    { length: 12 },
    (_, at) => `l${at}: &l${at} [${`*l${at - 1}, `.repeat(at && 9)}1]`,
  );
  return levels.join('\n');
}

describe('a template as a file', () => {
  it('is judged', async () => {
    expect(await recognises(jinjaFormat, '{{ x }}', 'chat_template.jinja')).toBe(true);
    expect((await inspectBytes(jinjaFormat, '{{ x.__class__ }}', 'a.jinja')).state).toBe('dangerous');
    expect((await inspectBytes(jinjaFormat, Uint8Array.of(0xff), 'a.jinja')).state).toBe('undecidable');
  });
});

describe('whatever a configuration holds', () => {
  const hostile = fc.constantFrom(
    '_target_',
    'auto_map',
    'chat_template',
    'custom_pipelines',
    'a',
    '__proto__',
    'type',
  );
  const value = fc.letrec<{ one: unknown }>((tie) => ({
    one: fc.oneof(
      { maxDepth: 5 },
      fc.constantFrom('os.system', 'm.X', '{{ x }}', 'a/b--m.X', null, true, 1.5, '', 'torch.nn.Linear'),
      fc.array(tie('one'), { maxLength: 3 }),
      fc.dictionary(hostile, tie('one'), { maxKeys: 4 }),
    ),
  })).one;

  it('JSON ends with a verdict, and a target in it is found', async () => {
    await fc.assert(
      fc.asyncProperty(value, async (inner) => {
        const { state } = await json(JSON.stringify({ inner }));
        expect(state).not.toBe('undecidable');
        expect((await json(JSON.stringify([inner, { x: [{ _target_: 'os.system' }] }]))).state).toBe(
          'dangerous',
        );
      }),
      { numRuns: 2_000 },
    );
  });
  it('broken JSON and YAML end with a verdict', async () => {
    await fc.assert(
      fc.asyncProperty(
        value,
        fc.nat(200),
        fc.constantFrom('"', '}', ']', ',', '\\', '&a', '*a', '!!x', '\n', ':'),
        async (inner, at, with_) => {
          const text = JSON.stringify({ inner });
          const broken = `${text.slice(0, at)}${with_}${text.slice(at)}`;
          expect((await json(broken)).state).toBeTypeOf('string');
          expect((await yaml(broken)).state).toBeTypeOf('string');
        },
      ),
      { numRuns: 1_500 },
    );
  });
});
