import type { Loader } from '../loader.ts';
import { modelId } from './common.ts';

const version = 'unsloth 2026.10.9';
const start = ['model_name', 'max_seq_length', 'dtype', 'load_in_4bit', 'load_in_8bit', 'load_in_16bit'];

const shared = {
  library: 'unsloth',
  names: ['from_pretrained'],
  purpose: 'weights',
  repository: modelId('model_name'),
  revision: 'revision',
  // The id may be replaced by a mirror, and the revision is dropped then.
  pinByHand: 'Pass revision="<sha>" together with use_exact_model_name=True, or the revision may be dropped.',
  evidence: 'read',
} as const satisfies Partial<Loader>;

export const unslothLoaders: readonly Loader[] = [
  {
    ...shared,
    callable: /^unsloth\.(?:\w+\.)*FastSentenceTransformer\.from_pretrained$/,
    positional: start,
    trust: { parameter: 'trust_remote_code', default: false },
    source: `${version}, models/sentence_transformer.py`,
  },
  {
    ...shared,
    callable: /^unsloth\.(?:\w+\.)*FastDecisionModel\.from_pretrained$/,
    positional: ['model_name', 'subfolder'],
    source: `${version}, models/decision.py`,
  },
  {
    ...shared,
    callable: /^unsloth\.(?:\w+\.)*Fast\w*Model\.from_pretrained$/,
    positional: start,
    trust: { parameter: 'trust_remote_code', default: false },
    source: `${version}, models/loader.py`,
  },
];
