import { describe, expect, it } from 'vitest';
import { parseGithubReference } from '../../../core/src/reference/githubReference.ts';
import { isLocalPath } from '../../../core/src/reference/localPath.ts';
import { isRepositoryId } from '../../../core/src/reference/repositoryId.ts';
import { isRevisionName } from '../../../core/src/reference/revisionName.ts';

describe('isRepositoryId', () => {
  it.each(['gpt2', 'org/name', 'Org-1/na_me.v1.0-x', `o/${'n'.repeat(96)}`])('takes %s', (id) => {
    expect(isRepositoryId(id)).toBe(true);
  });
  it.each([
    '',
    'a/b/c',
    '/b',
    'a/',
    'a b',
    'a--b/c',
    'a/b..c',
    '.a/b',
    'a/-b',
    'a/b.',
    'a/b.git',
    'a\\b',
    'a/b@main',
    'ä/b',
    `o/${'n'.repeat(97)}`,
  ])('refuses %j', (id) => {
    expect(isRepositoryId(id)).toBe(false);
  });
});

describe('isRevisionName', () => {
  it.each(['main', 'v1.0', 'refs/pr/3', 'release/1.x', 'feature_a-b', 'a@b', 'ünïcode'])(
    'takes %s',
    (name) => {
      expect(isRevisionName(name)).toBe(true);
    },
  );
  it.each([
    '',
    '..',
    'a..b',
    '/a',
    'a/',
    'a//b',
    '-a',
    '.a',
    'a/.b',
    'a.lock',
    'a b',
    'a\nb',
    'a\u2028b',
    'a\u0000',
    'a"b',
    "a'b",
    'a`b',
    'a{sha}',
    'a#b',
    'a\\b',
    'a:b',
    'a?b',
    'a*',
    'a[b',
    'a~1',
    'a^',
    '@{-1}',
    'x'.repeat(256),
  ])('refuses %j', (name) => {
    expect(isRevisionName(name)).toBe(false);
  });
});

describe('isLocalPath', () => {
  it.each([
    './model',
    '../model',
    '.',
    '..',
    '/models/bert',
    '~/bert',
    '~',
    'C:/models',
    'C:\\models',
    'd:model/x.pt',
    '.\\model',
    'models\\bert',
    '\\\\server\\share',
    'file:///x',
    'checkpoint.pt',
    'org/name.safetensors',
    'model.GGUF',
    'a/b.tar.gz',
  ])('takes %s', (text) => {
    expect(isLocalPath(text)).toBe(true);
  });
  it.each(['gpt2', 'org/name', 'org/name-v1.0', 'org/model.v2', 'https://huggingface.co/org/name', ''])(
    'leaves %j to the Hub',
    (text) => {
      expect(isLocalPath(text)).toBe(false);
    },
  );
  it('asks whether a folder exists', () => {
    expect(isLocalPath('out/checkpoint-500', (path) => path === 'out/checkpoint-500')).toBe(true);
    expect(isLocalPath('out/checkpoint-500', () => false)).toBe(false);
    expect(isLocalPath('', () => true)).toBe(false);
  });
});

describe('parseGithubReference', () => {
  it('reads owner, name and ref', () => {
    const text = 'pytorch/vision:release/0.10';
    const parsed = parseGithubReference(text);
    expect(parsed).toMatchObject({ repository: 'pytorch/vision', revision: 'release/0.10' });
    expect(parsed && text.slice(parsed.revisionSpan.start, parsed.revisionSpan.end)).toBe('release/0.10');
    expect(parseGithubReference('ultralytics/yolov5')).toEqual({
      repository: 'ultralytics/yolov5',
      revision: null,
      revisionSpan: { start: 18, end: 18 },
    });
  });
  it.each(['', 'name', 'a/b/c', '/a/b', './a', '-a/b', 'a/..', 'a/b:', 'a/b: x', 'C:/a/b'])(
    'refuses %j',
    (text) => {
      expect(parseGithubReference(text)).toBeUndefined();
    },
  );
});
