import type { Loader } from '../loader.ts';
import { modelId } from './common.ts';

export const sglangLoaders: readonly Loader[] = [
  {
    callable: /^sglang\.(?:\w+\.)*(?:Engine|ServerArgs|Runtime)$/,
    names: ['Engine', 'ServerArgs', 'Runtime'],
    library: 'sglang',
    purpose: 'weights',
    positional: [],
    repository: modelId('model_path'),
    revision: 'revision',
    trust: { parameter: 'trust_remote_code', default: false },
    choosesBy: ['load_format'],
    further: [
      {
        repository: modelId('speculative_draft_model_path'),
        revision: 'speculative_draft_model_revision',
        runsCode: false,
      },
    ],
    evidence: 'read',
    source: 'sglang 0.5.10, srt/entrypoints/engine.py, srt/server_args.py',
  },
];
