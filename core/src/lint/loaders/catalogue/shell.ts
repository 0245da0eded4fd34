import type { Loader } from '../loader.ts';
import { modelId } from './common.ts';

/** `hf download` and its older name `huggingface-cli download`; found by its words, not by an import. */
export const hfDownload: Loader = {
  callable: /^hf download$/,
  names: [],
  library: 'huggingface_hub',
  purpose: 'files',
  positional: ['repo_id'],
  repository: modelId('repo_id'),
  revision: '--revision',
  evidence: 'read',
  source: 'huggingface_hub, cli/download.py',
};
