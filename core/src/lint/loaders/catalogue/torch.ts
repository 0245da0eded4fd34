import type { Loader } from '../loader.ts';

export const torchLoaders: readonly Loader[] = [
  {
    callable: /^torch\.hub\.load$/,
    names: ['load'],
    library: 'torch',
    purpose: 'code',
    positional: ['repo_or_dir', 'model'],
    repository: { parameter: 'repo_or_dir', kind: 'github', notation: 'github' },
    alwaysRunsCode: true,
    localWith: ['source'],
    evidence: 'read',
    source: 'torch 2.x, hub.py',
  },
];
