import type { Loader } from '../loader.ts';
import { modelId } from './common.ts';

const library = 'transformers';
const version = 'transformers 5.23.0 and 4.57.1';
const path = String.raw`^transformers\.(?:\w+\.)*`;
const method = String.raw`\.from_pretrained$`;

/** Last parts of the names of classes that read no weights: all 1,359 and 1,012 public ones, no other. */
const withoutWeights = String.raw`\w*(?:Config|Tokenizer|TokenizerFast|Processor(?:Fast|Pil|WithLM)?|FeatureExtractor|Retriever|Corpus|ModelCard|(?:ImageProcessing|FeatureExtraction|Processor|VideoProcessor)Mixin|PreTrainedTokenizerBase|TokenizersBackend|PythonBackend|MistralCommonBackend|TorchvisionBackend|PilBackend)`;

/** Where `from_pretrained` of configurations and processors takes its arguments. */
const hubPositions = [
  'pretrained_model_name_or_path',
  'cache_dir',
  'force_download',
  'local_files_only',
  'token',
  'revision',
];

const pretrained = {
  library,
  names: ['from_pretrained'],
  positional: ['pretrained_model_name_or_path'],
  repository: modelId('pretrained_model_name_or_path', {
    alsoNamed: ['pretrained_processor_name_or_path', 'retriever_name_or_path'],
  }),
  revision: 'revision',
  subfolder: 'subfolder',
  evidence: 'read',
} as const satisfies Partial<Loader>;

/** Only Auto classes run code of a repository; a concrete class takes the flag and does nothing with it. */
const auto = {
  trust: { parameter: 'trust_remote_code', default: false },
  codeRevision: 'code_revision',
} as const satisfies Partial<Loader>;

/** Kept among the settings of the object, and read by nobody: there are no weights to choose. */
const withoutWeightsIgnore = {
  ignores: [
    {
      parameter: 'use_safetensors',
      why: 'does nothing, since no weights are read',
      instead: 'Give it to the call that loads the model.',
    },
  ],
} as const satisfies Partial<Loader>;

export const transformersLoaders: readonly Loader[] = [
  {
    ...pretrained,
    ...auto,
    callable: new RegExp(String.raw`${path}Auto(?:Config|Tokenizer|\w*Processor|FeatureExtractor)${method}`),
    purpose: 'no-weights',
    fileName: 'gguf_file',
    ...withoutWeightsIgnore,
    source: `${version}, models/auto/configuration_auto.py, tokenization_auto.py, processing_auto.py`,
  },
  {
    ...pretrained,
    ...auto,
    callable: new RegExp(String.raw`${path}(?:TF|Flax)?Auto(?:Model\w*|Backbone)${method}`),
    purpose: 'weights',
    safetensors: 'use_safetensors',
    variant: 'variant',
    fileName: 'gguf_file',
    source: `${version}, models/auto/auto_factory.py, dynamic_module_utils.py`,
  },
  {
    ...pretrained,
    callable: new RegExp(`${path}GenerationConfig${method}`),
    purpose: 'no-weights',
    positional: ['pretrained_model_name', 'config_file_name', ...hubPositions.slice(1)],
    repository: modelId('pretrained_model_name'),
    source: `${version}, generation/configuration_utils.py`,
  },
  {
    ...pretrained,
    callable: new RegExp(
      String.raw`${path}\w*(?:Tokenizer(?:Fast|Base)?|Backend|Retriever|Corpus|ModelCard)${method}`,
    ),
    purpose: 'no-weights',
    fileName: 'gguf_file',
    ...withoutWeightsIgnore,
    source: `${version}, tokenization_utils_base.py`,
  },
  {
    ...pretrained,
    callable: new RegExp(`${path}${withoutWeights}${method}`),
    purpose: 'no-weights',
    ...withoutWeightsIgnore,
    positional: hubPositions,
    source: `${version}, configuration_utils.py, processing_utils.py, image_processing_base.py`,
  },
  {
    ...pretrained,
    callable: new RegExp(String.raw`${path}(?:[A-Z]|xLSTM)\w*${method}`),
    purpose: 'weights',
    safetensors: 'use_safetensors',
    variant: 'variant',
    fileName: 'gguf_file',
    source: `${version}, modeling_utils.py`,
  },
  {
    callable: /^transformers\.(?:pipelines\.)?pipeline$/,
    names: ['pipeline'],
    library,
    purpose: 'weights',
    positional: [
      'task',
      'model',
      'config',
      'tokenizer',
      'feature_extractor',
      'image_processor',
      'video_processor',
      'processor',
      'revision',
      'use_fast',
      'token',
      'device',
      'device_map',
      'dtype',
      'trust_remote_code',
      'model_kwargs',
    ],
    repository: modelId('model'),
    revision: 'revision',
    codeRevision: 'code_revision',
    trust: { parameter: 'trust_remote_code', default: false },
    safetensors: 'model_kwargs.use_safetensors',
    evidence: 'read',
    source: `${version}, pipelines/__init__.py`,
  },
  {
    // Adapters of Wav2Vec2 are named by their language, those of peft by their repository.
    callable: new RegExp(String.raw`${path}(?!Wav2Vec2)[A-Z]\w*\(\)\.load_adapter$`),
    names: ['load_adapter'],
    library,
    purpose: 'weights',
    positional: ['peft_model_id', 'adapter_name'],
    repository: modelId('peft_model_id', { ownerRequired: true }),
    revision: 'adapter_kwargs.revision',
    otherRevision: 'revision',
    evidence: 'read',
    source: `${version}, integrations/peft.py`,
  },
  {
    callable: /^transformers\.(?:dynamic_module_utils\.)?get_class_from_dynamic_module$/,
    names: ['get_class_from_dynamic_module'],
    library,
    purpose: 'code',
    positional: [
      'class_reference',
      'pretrained_model_name_or_path',
      'cache_dir',
      'force_download',
      'proxies',
      'token',
      'revision',
    ],
    repository: modelId('pretrained_model_name_or_path'),
    revision: 'revision',
    alwaysRunsCode: true,
    evidence: 'read',
    source: `${version}, dynamic_module_utils.py`,
  },
  {
    callable: /^transformers\.utils\.(?:hub\.)?cached_files?$/,
    names: ['cached_file', 'cached_files'],
    library,
    purpose: 'file',
    positional: [
      'path_or_repo_id',
      'filename',
      'cache_dir',
      'force_download',
      'proxies',
      'token',
      'revision',
    ],
    repository: modelId('path_or_repo_id', { kindParameter: 'repo_type' }),
    revision: 'revision',
    fileName: 'filename',
    subfolder: 'subfolder',
    evidence: 'read',
    source: `${version}, utils/hub.py`,
  },
];
