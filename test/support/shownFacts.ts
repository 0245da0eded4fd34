import type { KnownHubFacts } from '../../core/src/lint/context.ts';
import type { RepositoryCard, RepositoryFacts } from '../../core/src/reference/repositoryFacts.ts';

/** Commits of the repository `my-team/encoder` that pages and fixtures show. */
const head = '4f0c2d9be1a7c3568d0e9f1b2a3c4d5e6f708192';
const released = '2b7e151628aed2a6abf7158809cf4f3c762e7160';
const first = '8ea2b7ca516745bfeafc49904b4960897f1a2b3c';
const experiment = '9c1185a5c5e9fc54612808977ee8f548b2258d31';
const proposed = '6bc1bee22e409f96e93d7e117393172aae2d8a57';
const stray = '30c81c46a35ce411e5fbc1191a0a52eff69f2445';
const gone = 'f69f2445df4f9b17ad2b417be66c3710aabbccdd';

const asOf = '2026-11-21T09:00:00.000Z';
const known = { asOf, authenticated: true } as const;
const card: RepositoryCard = {
  id: 'my-team/encoder',
  sha: head,
  lastModified: '2026-10-02T08:00:00.000Z',
  createdAt: '2025-01-07T08:00:00.000Z',
  gated: false,
  private: false,
  tags: [],
};

const main = [
  { sha: head, date: '2026-10-02T08:00:00.000Z' },
  { sha: released, date: '2026-03-14T08:00:00.000Z' },
  { sha: first, date: '2025-01-07T08:00:00.000Z' },
];

const encoder: RepositoryFacts = {
  ...known,
  state: 'found',
  card,
  refs: [
    { kind: 'branch', name: 'main', ref: 'refs/heads/main', sha: head },
    { kind: 'branch', name: 'dev', ref: 'refs/heads/dev', sha: experiment },
    { kind: 'tag', name: 'v1.0', ref: 'refs/tags/v1.0', sha: released },
    { kind: 'pull-request', name: '2', ref: 'refs/pr/2', sha: proposed },
  ],
  histories: [
    { ref: 'refs/heads/main', commits: main, complete: true },
    {
      ref: 'refs/heads/dev',
      commits: [{ sha: experiment, date: '2026-11-01T08:00:00.000Z' }, ...main],
      complete: true,
    },
  ],
  revisions: [
    { revision: proposed, state: 'found', sha: proposed },
    { revision: stray, state: 'found', sha: stray },
    { revision: gone, state: 'not-found' },
    { revision: 'v1.1', state: 'not-found' },
  ],
};

const repositories: Readonly<Record<string, RepositoryFacts>> = {
  'my-team/encoder': encoder,
  'old-team/encoder': encoder,
  encoder,
  'my-team/gone': { ...known, state: 'not-found' },
  'my-team/hidden': { ...known, authenticated: false, state: 'private-or-missing' },
  'my-team/remade': {
    ...encoder,
    card: { ...card, id: 'my-team/remade', createdAt: '2026-06-01T08:00:00.000Z' },
  },
};

/** What the Hub is taken to have said where pages and fixtures of its rules are linted. */
export const shownFacts: KnownHubFacts = {
  repository: ({ kind, id }) => (kind === 'model' ? repositories[id] : undefined),
  filesAt: ({ id }, sha) =>
    id === 'my-team/encoder'
      ? [
          { path: 'config.json', size: 600, gitOid: sha },
          { path: 'model.safetensors', size: 438_000_000, sha256: 'ab'.repeat(32) },
        ]
      : undefined,
};

/** A manifest that names another hash for one of the files. */
export const shownManifest = `models:
  - id: my-team/encoder
    revision: ${head}
    sha256_model.safetensors: ${'cd'.repeat(32)}
  - id: my-team/encoder
    revision: ${experiment}
    sha256_model.safetensors: ${'ab'.repeat(32)}
`;
