import type { Loader } from '../loader.ts';
import { modelId } from './common.ts';

const library = 'diffusers';
const source = 'diffusers 0.40, pipelines/pipeline_utils.py, models/modeling_utils.py, loaders/';
const withoutWeights = String.raw`\w*(?:Scheduler|SchedulerMixin|ConfigMixin|ImageProcessor|Guider|BaseGuidance)`;
const repository = modelId('pretrained_model_name_or_path');

export const diffusersLoaders: readonly Loader[] = [
  {
    callable: new RegExp(String.raw`^diffusers\.(?:\w+\.)*${withoutWeights}\.from_pretrained$`),
    names: ['from_pretrained'],
    library,
    purpose: 'no-weights',
    positional: ['pretrained_model_name_or_path'],
    repository,
    revision: 'revision',
    subfolder: 'subfolder',
    evidence: 'read',
    source,
  },
  {
    callable: /^diffusers\.(?:\w+\.)*\w*Pipeline\w*\.(?:from_pretrained|download)$/,
    names: ['from_pretrained', 'download'],
    library,
    purpose: 'weights',
    positional: ['pretrained_model_name_or_path'],
    repository,
    revision: 'revision',
    trust: { parameter: 'trust_remote_code', default: false },
    safetensors: 'use_safetensors',
    variant: 'variant',
    further: [{ repository: modelId('custom_pipeline'), revision: 'custom_revision', runsCode: true }],
    evidence: 'read',
    source,
  },
  {
    callable: /^diffusers\.(?:\w+\.)*[A-Z]\w*\.from_pretrained$/,
    names: ['from_pretrained'],
    library,
    purpose: 'weights',
    positional: ['pretrained_model_name_or_path'],
    repository,
    revision: 'revision',
    safetensors: 'use_safetensors',
    subfolder: 'subfolder',
    variant: 'variant',
    evidence: 'read',
    source,
  },
  {
    callable: /^diffusers\.(?:\w+\.)*[A-Z]\w*\.from_single_file$/,
    names: ['from_single_file'],
    library,
    purpose: 'weights',
    positional: ['pretrained_model_link_or_path'],
    repository: { parameter: 'pretrained_model_link_or_path', kind: 'model', notation: 'hub-url' },
    fileName: 'pretrained_model_link_or_path',
    evidence: 'read',
    source: 'diffusers 0.40, loaders/single_file.py',
  },
  {
    callable:
      /^diffusers\.(?:\w+\.)*[A-Z]\w*\(\)\.(?:load_lora_weights|load_textual_inversion|load_ip_adapter|load_lora_adapter)$/,
    names: ['load_lora_weights', 'load_textual_inversion', 'load_ip_adapter', 'load_lora_adapter'],
    library,
    purpose: 'weights',
    positional: ['pretrained_model_name_or_path_or_dict'],
    repository: modelId('pretrained_model_name_or_path_or_dict'),
    revision: 'revision',
    safetensors: 'use_safetensors',
    fileName: 'weight_name',
    subfolder: 'subfolder',
    evidence: 'read',
    source: 'diffusers 0.40, loaders/lora_base.py',
  },
];
