import type { Loader } from '../loader.ts';
import { modelId } from './common.ts';

const shared = {
  library: 'lmdeploy',
  purpose: 'weights',
  repository: modelId('model_path'),
  // Only the engine's configuration has a revision that reaches the download.
  revision: 'backend_config.revision',
  pinByHand:
    'Pass backend_config=PytorchEngineConfig(revision="<sha>") or TurbomindEngineConfig(revision="<sha>").',
  evidence: 'read',
} as const satisfies Partial<Loader>;

export const lmdeployLoaders: readonly Loader[] = [
  {
    ...shared,
    callable: /^lmdeploy\.(?:api\.)?(?:pipeline|Pipeline)$/,
    names: ['pipeline', 'Pipeline'],
    positional: [
      'model_path',
      'backend_config',
      'chat_template_config',
      'log_level',
      'max_log_len',
      'trust_remote_code',
    ],
    trust: { parameter: 'trust_remote_code', default: false },
    source: 'lmdeploy 0.18.0, api.py, pipeline.py',
  },
  {
    ...shared,
    callable: /^lmdeploy\.(?:api\.)?serve$/,
    names: ['serve'],
    positional: ['model_path', 'model_name', 'backend', 'backend_config'],
    source: 'lmdeploy 0.18.0, api.py',
  },
];
