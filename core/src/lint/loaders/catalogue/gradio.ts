import type { Loader } from '../loader.ts';

/** `models/owner/name` and `spaces/owner/name`: nothing of a revision. */
export const gradioLoaders: readonly Loader[] = [
  {
    callable: /^gradio\.(?:external\.)?load$/,
    names: ['load'],
    library: 'gradio',
    purpose: 'no-weights',
    positional: ['name', 'src'],
    repository: { parameter: 'name', kind: 'model', notation: 'hf-path', inlineRevision: 'ignored' },
    evidence: 'read',
    source: 'gradio 6.31.0, external.py',
  },
];
