import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ancestors } from '../../support/hub/history.ts';
import { wellKnownRepositories } from '../../support/hub/repositories/wellKnownRepositories.ts';
import { Repository } from '../../support/hub/repository.ts';
import type { RepositorySpec } from '../../support/hub/repositorySpec.ts';
import { lfsPointer } from '../../support/hub/storedFile.ts';

/** Names whose order differs between a plain sort and git's, and bytes that are no text. */
const awkward: RepositorySpec = {
  id: 'local-lab/awkward-names',
  commits: [
    {
      message: 'Names\n\nWith a body — and a dash.',
      date: '2024-01-01T00:00:00Z',
      files: {
        'a/b.txt': 'x',
        'a.txt': 'x',
        'a-b.txt': 'x',
        'a0/c/d.txt': '',
        'Z.txt': 'x',
        'é.txt': 'x',
        'z.dat': Uint8Array.of(0, 255, 13, 10),
      },
    },
    {
      message: 'Empty the folder',
      date: '2024-01-02T00:00:00Z',
      files: { 'a/b.txt': null, 'a0/c/d.txt': 'now' },
    },
  ],
};

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'local-hub-git-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function git(
  repository: string,
  args: readonly string[],
  env: Record<string, string> = {},
  input = '',
): string {
  return execFileSync('git', ['-C', repository, '-c', 'core.autocrlf=false', ...args], {
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', ...env },
    input,
    encoding: 'utf8',
  }).trim();
}

describe('SHAs of the local Hub', () => {
  it.each([...wellKnownRepositories, awkward].map((spec) => [spec.id, spec] as const))(
    'of %s are what git gives for the same history',
    (id, spec) => {
      const repository = new Repository(spec);
      const work = join(folder, id.replace('/', '-'));
      mkdirSync(work);
      git(work, ['init', '--quiet']);
      for (const commit of ancestors(repository.head).reverse()) {
        git(work, ['rm', '-r', '--quiet', '--cached', '--ignore-unmatch', '.']);
        rmSync(join(work, 'content'), { recursive: true, force: true });
        for (const [path, file] of commit.files) {
          const target = join(work, 'content', path);
          mkdirSync(dirname(target), { recursive: true });
          writeFileSync(target, file.lfs ? lfsPointer(file.lfs.sha256, file.content.length) : file.content);
        }
        git(join(work, 'content'), ['--git-dir', '../.git', '--work-tree', '.', 'add', '--all']);
        const tree = git(work, ['write-tree']);
        const address = `${commit.author}@users.noreply.huggingface.co`;
        const date = `${Math.floor(commit.date.getTime() / 1000)} +0000`;
        const env = {
          GIT_AUTHOR_NAME: commit.author,
          GIT_AUTHOR_EMAIL: address,
          GIT_AUTHOR_DATE: date,
          GIT_COMMITTER_NAME: commit.author,
          GIT_COMMITTER_EMAIL: address,
          GIT_COMMITTER_DATE: date,
        };
        const parent = commit.parent ? ['-p', commit.parent.sha] : [];
        expect(git(work, ['commit-tree', tree, ...parent], env, `${commit.message}\n`)).toBe(commit.sha);
      }
    },
  );

  it('are the same in every run, so that documents can name them', () => {
    const shas = wellKnownRepositories.map((spec) => `${new Repository(spec).sha} ${spec.id}`);
    expect(shas).toMatchInlineSnapshot(`
      [
        "fb09da30862a2fdee6d1ca41693e34d38119c5d8 google-bert/bert-base-uncased",
        "e7c1fb1ff21f4a721b8cee50dbc3dd5607747b3d local-lab/custom-encoder",
        "8ae8acd1b58148d3e6d07f5273deff666d3a65c9 local-lab/flagged-model",
        "2624542549e9bdac8c5ff7fad0db32f953fc06fe openai-community/gpt2",
        "00795e7309a1d61897c26d7be6d8c1b70960a0c2 local-lab/decoder-lora",
        "7b294ad85c3344bdaa800716a957eea105f9ff89 local-lab/pickle-only",
        "3d81cdc13c2930e837433600ded88f318b78b6f0 local-lab/released-encoder",
        "1492a289dca1b491fe791d37b705aa8c61332842 sentence-transformers/all-MiniLM-L6-v2",
        "ec4c6ae96d15d38d924d06ace295dd944b9c4e5c local-lab/sharded-decoder",
        "fc05baddb74e235ac2a1778d87883002c7060a53 local-lab/gated-decoder",
        "905ef276cec0eec0c4827b9679848bded73192c8 local-lab/gated-encoder",
        "8b387e62e062c537833489f433c3bc6b049d823d local-lab/private-encoder",
        "0514240ccb24948c5e238ecb4e12372ee2bb71fa local-lab/disabled-encoder",
        "98c4bd8e1a0c89cc142f09b58854b7114813b243 rajpurkar/squad",
        "6c5477c57295863a7a3224ad38cb2667fc7c3129 local-lab/reviews",
        "5082a846cec896c9d997ae038e3299525ebbbd5c local-lab/demo-space",
      ]
    `);
  });
});
