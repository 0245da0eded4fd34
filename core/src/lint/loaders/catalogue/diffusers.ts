import type { Loader } from '../loader.ts';
import { modelId } from './common.ts';

const library = 'diffusers';
const version = 'diffusers 0.42.1';
const path = String.raw`^diffusers\.(?:\w+\.)*`;
const trust = { parameter: 'trust_remote_code', default: false };

/** Every `from_pretrained` of the library calls its first parameter by one of three names. */
const repository = modelId('pretrained_model_name_or_path', {
  alsoNamed: ['pretrained_model_or_path', 'pretrained_model_name'],
});

const pretrained = {
  library,
  names: ['from_pretrained'],
  positional: ['pretrained_model_name_or_path'],
  repository,
  revision: 'revision',
  evidence: 'read',
} as const satisfies Partial<Loader>;

/** Weights that are added to an object that is there already. */
const added = {
  library,
  purpose: 'weights',
  revision: 'revision',
  fileName: 'weight_name',
  subfolder: 'subfolder',
  evidence: 'read',
} as const satisfies Partial<Loader>;

/** A URL of the Hub in which only `blob/main` is understood, or a path. */
const singleFile = {
  library,
  names: ['from_single_file'],
  purpose: 'weights',
  positional: ['pretrained_model_link_or_path'],
  repository: {
    parameter: 'pretrained_model_link_or_path',
    alsoNamed: ['pretrained_model_link_or_path_or_dict'],
    kind: 'model',
    notation: 'hub-url',
    inlineRevision: 'ignored',
  },
  revision: 'revision',
  fileName: 'pretrained_model_link_or_path',
  evidence: 'read',
  source: `${version}, loaders/single_file.py, single_file_model.py, single_file_utils.py`,
} as const satisfies Partial<Loader>;

export const diffusersLoaders: readonly Loader[] = [
  {
    ...pretrained,
    callable: new RegExp(
      String.raw`${path}(?:\w*(?:Scheduler|SchedulerMixin|Guidance|Guider)|Mel)\.from_pretrained$`,
    ),
    purpose: 'no-weights',
    positional: ['pretrained_model_name_or_path', 'subfolder', 'return_unused_kwargs'],
    subfolder: 'subfolder',
    source: `${version}, schedulers/scheduling_utils.py, guiders/guider_utils.py`,
  },
  {
    ...pretrained,
    callable: new RegExp(String.raw`${path}[A-Z]\w*\.load_config$`),
    names: ['load_config'],
    purpose: 'no-weights',
    subfolder: 'subfolder',
    source: `${version}, configuration_utils.py`,
  },
  {
    ...pretrained,
    callable: new RegExp(String.raw`${path}\w*(?:ModularPipeline|Blocks)\.from_pretrained$`),
    purpose: 'weights',
    positional: ['pretrained_model_name_or_path', 'trust_remote_code'],
    trust,
    source: `${version}, modular_pipelines/modular_pipeline.py`,
  },
  {
    ...pretrained,
    callable: new RegExp(
      String.raw`${path}(?:\w*Pipeline\w*|SanaWMLTX2Refiner)\.(?:from_pretrained|download)$`,
    ),
    names: ['from_pretrained', 'download'],
    purpose: 'weights',
    trust,
    safetensors: 'use_safetensors',
    variant: 'variant',
    further: [
      {
        // A name without owner is a file of the community folder, not a repository.
        repository: modelId('custom_pipeline', { ownerRequired: true }),
        revision: 'custom_revision',
        runsCode: true,
      },
    ],
    source: `${version}, pipelines/pipeline_utils.py, pipelines/auto_pipeline.py`,
  },
  {
    ...pretrained,
    callable: new RegExp(String.raw`${path}OnnxRuntimeModel\.from_pretrained$`),
    purpose: 'weights',
    positional: ['model_id'],
    repository: { parameter: 'model_id', kind: 'model', notation: 'id@revision' },
    source: `${version}, pipelines/onnx_utils.py`,
  },
  {
    ...pretrained,
    callable: new RegExp(String.raw`${path}AutoModel\.from_pretrained$`),
    purpose: 'weights',
    trust,
    safetensors: 'use_safetensors',
    subfolder: 'subfolder',
    variant: 'variant',
    source: `${version}, models/auto_model.py`,
  },
  {
    ...pretrained,
    // The Multi classes read folders only, an EMAModel takes no revision.
    callable: new RegExp(String.raw`${path}(?!Multi|EMAModel)[A-Z]\w*\.from_pretrained$`),
    purpose: 'weights',
    safetensors: 'use_safetensors',
    subfolder: 'subfolder',
    variant: 'variant',
    source: `${version}, models/modeling_utils.py`,
  },
  {
    ...singleFile,
    callable: new RegExp(String.raw`${path}\w*Pipeline\w*\.from_single_file$`),
    pinByHand:
      'Download it with hf_hub_download(..., revision="<sha>") and pass the path: here a revision would also be asked of the repository of the configuration.',
  },
  { ...singleFile, callable: new RegExp(String.raw`${path}[A-Z]\w*\.from_single_file$`) },
  {
    ...added,
    callable: new RegExp(
      String.raw`${path}[A-Z]\w*(?:\(\))?(?:\.(?:unet|transformer|text_encoder))?\.(?:load_lora_weights|lora_state_dict|load_lora_adapter|load_attn_procs)$`,
    ),
    names: ['load_lora_weights', 'lora_state_dict', 'load_lora_adapter', 'load_attn_procs'],
    positional: ['pretrained_model_name_or_path_or_dict'],
    repository: modelId('pretrained_model_name_or_path_or_dict'),
    safetensors: 'use_safetensors',
    source: `${version}, loaders/lora_base.py, lora_pipeline.py, peft.py, unet.py`,
  },
  {
    ...added,
    callable: new RegExp(String.raw`${path}[A-Z]\w*\(\)\.load_textual_inversion$`),
    names: ['load_textual_inversion'],
    positional: ['pretrained_model_name_or_path'],
    repository: modelId('pretrained_model_name_or_path'),
    safetensors: 'use_safetensors',
    source: `${version}, loaders/textual_inversion.py`,
  },
  {
    ...added,
    callable: new RegExp(String.raw`${path}[A-Z]\w*\(\)\.load_ip_adapter$`),
    names: ['load_ip_adapter'],
    positional: ['pretrained_model_name_or_path_or_dict', 'subfolder', 'weight_name'],
    repository: modelId('pretrained_model_name_or_path_or_dict'),
    source: `${version}, loaders/ip_adapter.py`,
  },
];
