import type { Loader } from '../loader.ts';
import { modelId } from './common.ts';

const version = 'smolagents 1.26.0';
const trust = { parameter: 'trust_remote_code', default: false };

export const smolagentsLoaders: readonly Loader[] = [
  {
    callable: /^smolagents\.(?:\w+\.)*(?:load_tool|Tool\.from_hub)$/,
    names: ['load_tool', 'from_hub'],
    library: 'smolagents',
    purpose: 'code',
    positional: ['repo_id', 'model_repo_id', 'token', 'trust_remote_code'],
    repository: { parameter: 'repo_id', kind: 'space', notation: 'id' },
    revision: 'revision',
    trust,
    evidence: 'read',
    source: `${version}, tools.py`,
  },
  {
    callable: /^smolagents\.(?:\w+\.)*\w*Agent\.from_hub$/,
    names: ['from_hub'],
    library: 'smolagents',
    purpose: 'code',
    positional: ['repo_id', 'token', 'trust_remote_code'],
    repository: { parameter: 'repo_id', kind: 'space', notation: 'id' },
    revision: 'revision',
    trust,
    evidence: 'read',
    source: `${version}, agents.py`,
  },
  {
    callable: /^smolagents\.(?:\w+\.)*TransformersModel$/,
    names: ['TransformersModel'],
    library: 'smolagents',
    purpose: 'weights',
    positional: ['model_id', 'device_map', 'torch_dtype', 'trust_remote_code', 'model_kwargs'],
    repository: modelId('model_id'),
    revision: 'model_kwargs.revision',
    pinByHand:
      'Download a snapshot with revision="<sha>" and load that folder: model_kwargs={"revision": ...} reaches the model and not the tokenizer.',
    trust,
    evidence: 'read',
    source: `${version}, models.py`,
  },
];
