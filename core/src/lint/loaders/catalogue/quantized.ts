import type { Loader } from '../loader.ts';
import { modelId } from './common.ts';

const awq = {
  library: 'awq',
  purpose: 'weights',
  revision: 'download_kwargs.revision',
  trust: { parameter: 'trust_remote_code', default: true },
  evidence: 'read',
  source: 'autoawq 0.2.7, models/auto.py, models/base.py',
} as const satisfies Partial<Loader>;

const gptq = {
  library: 'auto_gptq',
  purpose: 'weights',
  revision: 'revision',
  trust: { parameter: 'trust_remote_code', default: false },
  evidence: 'read',
  source: 'auto-gptq 0.7.1, modeling/auto.py, modeling/_base.py',
} as const satisfies Partial<Loader>;

/** AutoAWQ, whose trust is on by default, AutoGPTQ and its successor, and ctransformers. */
export const quantizedLoaders: readonly Loader[] = [
  {
    ...awq,
    callable: /^awq\.(?:\w+\.)*AutoAWQForCausalLM\.from_pretrained$/,
    names: ['from_pretrained'],
    positional: ['model_path', 'trust_remote_code', 'safetensors', 'device_map', 'download_kwargs'],
    repository: modelId('model_path'),
  },
  {
    ...awq,
    callable: /^awq\.(?:\w+\.)*AutoAWQForCausalLM\.from_quantized$/,
    names: ['from_quantized'],
    positional: ['quant_path', 'quant_filename', 'max_seq_len', 'trust_remote_code'],
    repository: modelId('quant_path'),
    fileName: 'quant_filename',
  },
  {
    ...gptq,
    callable: /^auto_gptq\.(?:\w+\.)*AutoGPTQForCausalLM\.from_quantized$/,
    names: ['from_quantized'],
    positional: ['model_name_or_path'],
    repository: modelId('model_name_or_path'),
  },
  {
    ...gptq,
    callable: /^auto_gptq\.(?:\w+\.)*AutoGPTQForCausalLM\.from_pretrained$/,
    names: ['from_pretrained'],
    positional: ['pretrained_model_name_or_path', 'quantize_config', 'max_memory', 'trust_remote_code'],
    repository: modelId('pretrained_model_name_or_path'),
  },
  {
    callable: /^gptqmodel\.(?:\w+\.)*GPTQModel\.(?:load|from_quantized|from_pretrained)$/,
    names: ['load', 'from_quantized', 'from_pretrained'],
    library: 'gptqmodel',
    purpose: 'weights',
    positional: ['model_id_or_path'],
    repository: modelId('model_id_or_path'),
    revision: 'revision',
    trust: { parameter: 'trust_remote_code', default: false },
    evidence: 'recalled',
    source: 'gptqmodel, models/auto.py',
  },
  {
    callable: /^ctransformers\.(?:\w+\.)*Auto(?:ModelForCausalLM|Config)\.from_pretrained$/,
    names: ['from_pretrained'],
    library: 'ctransformers',
    purpose: 'weights',
    positional: ['model_path_or_repo_id'],
    repository: modelId('model_path_or_repo_id'),
    revision: 'revision',
    fileName: 'model_file',
    evidence: 'read',
    source: 'ctransformers 0.2.27, hub.py',
  },
];
