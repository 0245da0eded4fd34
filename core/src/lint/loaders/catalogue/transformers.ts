import type { Loader } from '../loader.ts';
import { modelId } from './common.ts';

const library = 'transformers';
const source = 'transformers 5.x, modeling_utils.py, pipelines/__init__.py';

/** Classes that read no weights; their `from_pretrained` swallows `use_safetensors`. */
const withoutWeights = String.raw`\w*(?:Tokenizer(?:Fast|Base)?|TokenizerFast|Processor(?:Fast)?|ProcessorMixin|ImageProcessor\w*|VideoProcessor|FeatureExtractor|FeatureExtractionMixin|Config|Mixin)`;

const pretrained = {
  library,
  names: ['from_pretrained'],
  positional: ['pretrained_model_name_or_path'],
  repository: modelId('pretrained_model_name_or_path'),
  revision: 'revision',
  codeRevision: 'code_revision',
  trust: { parameter: 'trust_remote_code', default: false },
  subfolder: 'subfolder',
  evidence: 'read',
  source,
} as const satisfies Partial<Loader>;

export const transformersLoaders: readonly Loader[] = [
  {
    ...pretrained,
    callable: new RegExp(String.raw`^transformers\.(?:\w+\.)*${withoutWeights}\.from_pretrained$`),
    purpose: 'no-weights',
  },
  {
    ...pretrained,
    callable: /^transformers\.(?:\w+\.)*[A-Z]\w*\.from_pretrained$/,
    purpose: 'weights',
    safetensors: 'use_safetensors',
    variant: 'variant',
  },
  {
    callable: /^transformers\.(?:pipelines\.)?pipeline$/,
    names: ['pipeline'],
    library,
    purpose: 'weights',
    positional: ['task', 'model', 'config', 'tokenizer', 'feature_extractor', 'image_processor', 'processor'],
    repository: modelId('model'),
    revision: 'revision',
    codeRevision: 'code_revision',
    trust: { parameter: 'trust_remote_code', default: false },
    safetensors: 'model_kwargs.use_safetensors',
    evidence: 'read',
    source,
  },
  {
    callable: /^transformers\.utils\.(?:hub\.)?cached_files?$/,
    names: ['cached_file', 'cached_files'],
    library,
    purpose: 'file',
    positional: ['path_or_repo_id', 'filename'],
    repository: modelId('path_or_repo_id'),
    revision: 'revision',
    fileName: 'filename',
    subfolder: 'subfolder',
    evidence: 'read',
    source: 'transformers 5.x, utils/hub.py',
  },
];
