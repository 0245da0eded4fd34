import { describe, expect, it } from 'vitest';
import { parseHubUrl, withRevision } from '../../../core/src/reference/hubUrl.ts';

const sha = '86b5e0934494bd15c9632b12f734a8a67f723594';
const hub = 'https://huggingface.co';

/** kind:id@revision|revision in the text|path */
function shown(text: string, endpoints?: readonly string[]): string | undefined {
  const address = parseHubUrl(text, endpoints);
  if (address === undefined) return undefined;
  const { repository, revision, revisionSpan: span, path } = address;
  const written = span === null ? '-' : text.slice(span.start, span.end);
  return `${repository.kind}:${repository.id}@${revision}|${written}|${path ?? '-'}`;
}

describe('parseHubUrl', () => {
  it.each([
    [`${hub}/org/name/resolve/main/model.safetensors`, 'model:org/name@main|main|model.safetensors'],
    [`${hub}/org/name/blob/v1.0/a/b.bin?download=true#L1`, 'model:org/name@v1.0|v1.0|a/b.bin'],
    [`${hub}/datasets/org/name/raw/main/data/x%20y.csv`, 'dataset:org/name@main|main|data/x y.csv'],
    [`${hub}/spaces/org/name/tree/dev`, 'space:org/name@dev|dev|-'],
    [`${hub}/gpt2/resolve/main/config.json`, 'model:gpt2@main|main|config.json'],
    [`${hub}/org/resolve/resolve/main/x`, 'model:org/resolve@main|main|x'],
    [`${hub}/org/name/resolve/refs%2Fpr%2F3/x.bin`, 'model:org/name@refs/pr/3|refs%2Fpr%2F3|x.bin'],
    [`${hub}/org/name/resolve/refs/pr/3/x.bin`, 'model:org/name@refs/pr/3|refs/pr/3|x.bin'],
    [
      `${hub}/datasets/o/n/resolve/refs/convert/parquet/x`,
      'dataset:o/n@refs/convert/parquet|refs/convert/parquet|x',
    ],
    [`${hub}/org/name/resolve/release%2F1.x/x`, 'model:org/name@release/1.x|release%2F1.x|x'],
    [`${hub}/org/name`, 'model:org/name@null|-|-'],
    [`${hub}/datasets/org/name/`, 'dataset:org/name@null|-|-'],
    ['http://huggingface.co/org/name/resolve/main/x', 'model:org/name@main|main|x'],
    ['https://hf.co/org/name/resolve/main/x', 'model:org/name@main|main|x'],
    ['hf://org/name@main/x/y.bin', 'model:org/name@main|main|x/y.bin'],
    ['hf://models/org/name/x.bin', 'model:org/name@null||x.bin'],
    ['hf://datasets/org/name@refs/pr/1/x.csv', 'dataset:org/name@refs/pr/1|refs/pr/1|x.csv'],
    ['hf://datasets/org/name@release%2F1/x.csv', 'dataset:org/name@release/1|release%2F1|x.csv'],
    ['hf://spaces/org/name', 'space:org/name@null||-'],
    ['hf://gpt2@main/x', 'model:gpt2@main|main|x'],
    [`hf://org/name:${sha}`, `model:org/name@${sha}|${sha}|-`],
    ['hf-hub:org/name@v2', 'model:org/name@v2|v2|-'],
    ['hf_hub:org/name', 'model:org/name@null||-'],
  ])('%s', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it.each([
    `${hub}/docs/transformers/index`,
    `${hub}/api/models/org/name/revision/main`,
    `${hub}/org`,
    `${hub}/org/name/discussions/3`,
    'https://huggingface.co.evil.example/org/name/resolve/main/x',
    'https://example.com/org/name/resolve/main/x',
    `${hub}/a--b/name/resolve/main/x`,
    'hf://buckets/org/name/x',
    'hf://../../etc/passwd',
    'org/name',
    '',
  ])('%s is none', (text) => {
    expect(shown(text)).toBeUndefined();
  });

  it('knows mirrors by their address', () => {
    const mirror = 'http://localhost:8081/artifactory/api/huggingfaceml/hf/';
    expect(shown(`${mirror}org/name/resolve/main/x`, [mirror])).toBe('model:org/name@main|main|x');
    expect(shown(`${mirror}org/name/resolve/main/x`)).toBeUndefined();
  });

  it('keeps a revision that no decoder takes out', () => {
    expect(shown(`${hub}/org/name/resolve/%E0%A4%A/x`)).toBe('model:org/name@null|-|-');
  });
});

describe('withRevision', () => {
  it.each([
    [`${hub}/org/name/resolve/refs/pr/3/x?download=true`, `${hub}/org/name/resolve/${sha}/x?download=true`],
    [`${hub}/datasets/org/name/resolve/main/x`, `${hub}/datasets/org/name/resolve/${sha}/x`],
    [`${hub}/org/name`, `${hub}/org/name`],
    ['hf://org/name/x.bin', `hf://org/name@${sha}/x.bin`],
    ['hf://org/name:main', `hf://org/name:${sha}`],
    ['hf-hub:org/name', `hf-hub:org/name@${sha}`],
    ['hf-hub:org/name@v2', `hf-hub:org/name@${sha}`],
  ])('%s becomes %s', (text, expected) => {
    const address = parseHubUrl(text);
    expect(address && withRevision(text, address, sha)).toBe(expected);
  });
});
