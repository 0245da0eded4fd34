import type { Loader } from '../loader.ts';
import { modelId } from './common.ts';

const library = 'sentence_transformers';
const source = 'sentence-transformers 5.x, SentenceTransformer.py, cross_encoder/CrossEncoder.py';
const shared = {
  library,
  purpose: 'weights',
  revision: 'revision',
  codeRevision: 'model_kwargs.code_revision',
  trust: { parameter: 'trust_remote_code', default: false },
  safetensors: 'model_kwargs.use_safetensors',
  evidence: 'read',
  source,
} as const satisfies Partial<Loader>;

export const sentenceTransformersLoaders: readonly Loader[] = [
  {
    ...shared,
    callable: /^sentence_transformers\.(?:\w+\.)*(?:SentenceTransformer|SparseEncoder)$/,
    names: ['SentenceTransformer', 'SparseEncoder'],
    positional: [
      'model_name_or_path',
      'modules',
      'device',
      'prompts',
      'default_prompt_name',
      'similarity_fn_name',
      'cache_folder',
      'trust_remote_code',
      'revision',
    ],
    repository: modelId('model_name_or_path', { defaultOwner: 'sentence-transformers' }),
  },
  {
    ...shared,
    callable: /^sentence_transformers\.(?:\w+\.)*CrossEncoder$/,
    names: ['CrossEncoder'],
    positional: [
      'model_name_or_path',
      'num_labels',
      'max_length',
      'activation_fn',
      'device',
      'cache_folder',
      'trust_remote_code',
      'revision',
    ],
    repository: modelId('model_name_or_path'),
  },
];
