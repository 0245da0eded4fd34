import type { Loader } from '../loader.ts';
import { modelId } from './common.ts';
import { legacyModelNames } from './legacyModelNames.ts';

const version = 'sentence-transformers 6.2.0 and 3.4.1';
const legacy = new Map([...legacyModelNames].map((name) => [name, name]));

/** Releases before 6 take more than the id by position, 4.x and 5.x in the order used here. */
const shared = {
  library: 'sentence_transformers',
  purpose: 'weights',
  revision: 'revision',
  codeRevision: 'model_kwargs.code_revision',
  trust: { parameter: 'trust_remote_code', default: false },
  safetensors: 'model_kwargs.use_safetensors',
  choosesBy: ['backend', 'model_kwargs.file_name'],
  evidence: 'read',
} as const satisfies Partial<Loader>;

const embedder = [
  'model_name_or_path',
  'modules',
  'device',
  'prompts',
  'default_prompt_name',
  'similarity_fn_name',
  'cache_folder',
  'trust_remote_code',
  'revision',
];

export const sentenceTransformersLoaders: readonly Loader[] = [
  {
    ...shared,
    callable: /^sentence_transformers\.(?:\w+\.)*SentenceTransformer$/,
    names: ['SentenceTransformer'],
    positional: embedder,
    repository: modelId('model_name_or_path', { defaultOwner: 'sentence-transformers', aliases: legacy }),
    source: `${version}, sentence_transformer/model.py, base/model.py`,
  },
  {
    ...shared,
    callable: /^sentence_transformers\.(?:\w+\.)*SparseEncoder$/,
    names: ['SparseEncoder'],
    positional: embedder,
    repository: modelId('model_name_or_path', { defaultOwner: 'sparse-encoder', aliases: legacy }),
    source: `${version}, sparse_encoder/model.py`,
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
    repository: modelId('model_name_or_path', {
      alsoNamed: ['model_name'],
      defaultOwner: 'cross-encoder',
      aliases: legacy,
    }),
    source: `${version}, cross_encoder/model.py`,
  },
  {
    ...shared,
    callable: /^sentence_transformers\.(?:\w+\.)*MultiVectorEncoder$/,
    names: ['MultiVectorEncoder'],
    positional: ['model_name_or_path'],
    repository: modelId('model_name_or_path'),
    source: `${version}, multi_vector_encoder/model.py`,
  },
  {
    callable: /^sentence_transformers\.(?:\w+\.)*StaticEmbedding\.(?:from_model2vec|from_distillation)$/,
    names: ['from_model2vec', 'from_distillation'],
    library: 'sentence_transformers',
    purpose: 'weights',
    positional: ['model_id_or_path'],
    repository: modelId('model_id_or_path', { alsoNamed: ['model_name'] }),
    takesFolder: true,
    evidence: 'read',
    source: `${version}, sentence_transformer/modules/static_embedding.py`,
  },
  {
    callable: /^sentence_transformers\.(?:\w+\.)*Transformer$/,
    names: ['Transformer'],
    library: 'sentence_transformers',
    purpose: 'weights',
    positional: ['model_name_or_path', 'max_seq_length', 'model_args', 'tokenizer_args', 'config_args'],
    repository: modelId('model_name_or_path'),
    revision: 'model_kwargs.revision',
    otherRevision: 'model_args.revision',
    trust: { parameter: 'model_kwargs.trust_remote_code', default: false },
    pinByHand:
      'Give the full commit SHA as "revision" in model_kwargs, processor_kwargs and config_kwargs (model_args, tokenizer_args and config_args before version 6).',
    evidence: 'read',
    source: `${version}, base/modules/transformer.py`,
  },
];
