import { posix, win32 } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  hubCacheFolder,
  repositoryFolderName,
  repositoryOfFolder,
} from '../../../core/src/reference/cachePath.ts';
import type { Repository } from '../../../core/src/reference/repository.ts';

const onPosix = (env: Record<string, string>) => hubCacheFolder({ env, home: '/home/me', path: posix });
const onWindows = (env: Record<string, string>) =>
  hubCacheFolder({ env, home: 'C:\\Users\\me', path: win32 });

describe('hubCacheFolder', () => {
  it('goes by the order of the variables', () => {
    const env = { HF_HUB_CACHE: '/1', HUGGINGFACE_HUB_CACHE: '/2', HF_HOME: '/3', XDG_CACHE_HOME: '/4' };
    const { HF_HUB_CACHE: _, ...second } = env;
    const { HUGGINGFACE_HUB_CACHE: __, ...third } = second;
    expect(onPosix(env)).toBe('/1');
    expect(onPosix(second)).toBe('/2');
    expect(onPosix(third)).toBe('/3/hub');
    expect(onPosix({ XDG_CACHE_HOME: '/4' })).toBe('/4/huggingface/hub');
    expect(onPosix({ HF_HUB_CACHE: '' })).toBe('/home/me/.cache/huggingface/hub');
    expect(onWindows({})).toBe('C:\\Users\\me\\.cache\\huggingface\\hub');
    expect(onWindows({ HF_HOME: 'D:\\hf' })).toBe('D:\\hf\\hub');
  });

  it('expands the home folder and no other user', () => {
    expect(onPosix({ HF_HUB_CACHE: '~/cache' })).toBe('/home/me/cache');
    expect(onPosix({ HF_HOME: '~' })).toBe('/home/me/hub');
    expect(onPosix({ HF_HUB_CACHE: '~you/cache' })).toBe('~you/cache');
    expect(onPosix({ HF_HUB_CACHE: '~\\cache' })).toBe('~\\cache');
    expect(onWindows({ HF_HUB_CACHE: '~\\cache' })).toBe('C:\\Users\\me\\cache');
    expect(onWindows({ HF_HUB_CACHE: '~/cache' })).toBe('C:\\Users\\me\\cache');
  });
});

describe('repository folders', () => {
  it.each<[Repository, string]>([
    [{ kind: 'model', id: 'google-bert/bert-base-uncased' }, 'models--google-bert--bert-base-uncased'],
    [{ kind: 'model', id: 'gpt2' }, 'models--gpt2'],
    [{ kind: 'dataset', id: 'a/b' }, 'datasets--a--b'],
    [{ kind: 'space', id: 'a/b' }, 'spaces--a--b'],
  ])('%o is %s, both ways', (repository, name) => {
    expect(repositoryFolderName(repository)).toBe(name);
    expect(repositoryOfFolder(name)).toEqual(repository);
  });
  it.each([
    '',
    'models',
    'models--',
    'models--a--b--c',
    'models----b',
    '.locks',
    'kernels--a--b',
    'models--..--..',
  ])('%j holds no repository', (name) => {
    expect(repositoryOfFolder(name)).toBeUndefined();
  });
});
