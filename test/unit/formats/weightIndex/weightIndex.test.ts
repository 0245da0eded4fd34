import { describe, expect, it } from 'vitest';
import { weightIndexFormat } from '../../../../core/src/formats/weightIndex/weightIndex.ts';
import { inspectBytes, recognises, told } from '../../../support/inspectFormat.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const index = (files: Readonly<Record<string, unknown>>) =>
  JSON.stringify({ metadata: { total_size: 1 }, weight_map: files });
const inspect = (text: string, name = 'pytorch_model.bin.index.json') =>
  inspectBytes(weightIndexFormat, bytes(text), name);

it('names the files that a model needs, each once', async () => {
  const files = { a: 'm-1.bin', b: 'm-2.bin', c: 'm-1.bin', d: 'sub/m-3.bin' };
  expect(await inspect(index(files))).toEqual({
    state: 'clean',
    findings: [],
    inner: [],
    facts: {
      needs: ['m-1.bin', 'm-2.bin', 'sub/m-3.bin'].map((path) => ({ path, why: 'the index names it' })),
    },
  });
});

it.each(['../x.bin', '/x.bin', 'C:/x.bin', 'a\\x.bin', '..\\x.bin', 'https://host/x.bin', 'a/../../x', ''])(
  'is dangerous where it names "%s"',
  async (file) => {
    expect(told(await inspect(index({ a: file })))).toBe('dangerous index-traversal');
  },
);

it('of safetensors files names nothing else', async () => {
  const files = index({ a: 'model-1.safetensors', b: 'evil.bin' });
  expect(told(await inspect(files, 'model.safetensors.index.json'))).toBe('unknown content-name-mismatch');
  expect(told(await inspect(files, 'model.safetensors.index.fp16.json'))).toBe(
    'unknown content-name-mismatch',
  );
  expect(told(await inspect(files))).toBe('clean');
});

it.each([
  ['undecidable config-malformed', '{"weight_map": {"a": 1}}'],
  ['undecidable config-malformed', '{"weight_map": []}'],
  ['undecidable config-malformed', '{"weight_map": {"a": "b"}'],
  ['unknown config-malformed', '{"weight_map": {"a": "b", "a": "c"}}'],
  ['undecidable limit-exceeded', `{"weight_map": ${'['.repeat(1e6)}`],
])('is %s: %s', async (expected, text) => {
  expect(told(await inspect(text))).toBe(expected);
});

describe('recognising', () => {
  it.each([
    [true, index({}), 'model.safetensors.index.json'],
    [true, index({}), 'unet/diffusion_pytorch_model.safetensors.index.fp16.json'],
    [true, `{"metadata": "${'x'.repeat(9000)}", "weight_map": {}}`, 'tf_model.h5.index.json'],
    [false, index({}), 'config.json'],
    [false, index({}), 'model_index.json'],
    [false, '{"a": 1}', 'vocab.index.json'],
    [false, '[]', 'model.safetensors.index.json'],
  ])('says %s to %s as %s', async (expected, text, name) => {
    expect(await recognises(weightIndexFormat, bytes(text), name)).toBe(expected);
  });
});
