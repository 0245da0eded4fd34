import type { Loader } from '../loader.ts';

const library = 'torch';
const source = 'torch 2.15.0, hub.py';

export const torchLoaders: readonly Loader[] = [
  {
    // `hub.list` and `hub.help` run the same code, but searching for `list` would parse every file with torch.
    callable: /^torch\.hub\.load$/,
    names: ['load'],
    library,
    purpose: 'code',
    positional: ['repo_or_dir', 'model'],
    repository: {
      parameter: 'repo_or_dir',
      kind: 'github',
      notation: 'github',
    },
    alwaysRunsCode: true,
    localWith: ['source'],
    evidence: 'read',
    source,
  },
  {
    callable:
      /^torch\.(?:hub\.(?:load_state_dict_from_url|download_url_to_file)|utils\.model_zoo\.load_url)$/,
    names: ['load_state_dict_from_url', 'download_url_to_file', 'load_url'],
    library,
    purpose: 'weights',
    positional: ['url'],
    repository: { parameter: 'url', kind: 'url', notation: 'url' },
    fileName: 'url',
    evidence: 'read',
    source,
  },
];
