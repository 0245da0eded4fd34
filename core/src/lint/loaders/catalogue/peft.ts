import type { Loader } from '../loader.ts';
import { modelId } from './common.ts';

const version = 'peft 0.21.2';

const shared = {
  library: 'peft',
  revision: 'revision',
  subfolder: 'subfolder',
  evidence: 'read',
} as const satisfies Partial<Loader>;

export const peftLoaders: readonly Loader[] = [
  {
    ...shared,
    // The revision is the adapter's; further arguments, the trust among them, go to the base model.
    callable: /^peft\.(?:\w+\.)*AutoPeftModel\w*\.from_pretrained$/,
    names: ['from_pretrained'],
    purpose: 'weights',
    positional: ['pretrained_model_name_or_path', 'adapter_name', 'is_trainable', 'config', 'revision'],
    repository: modelId('pretrained_model_name_or_path'),
    trust: { parameter: 'trust_remote_code', default: false },
    source: `${version}, auto.py`,
  },
  {
    ...shared,
    callable: /^peft\.(?:\w+\.)*\w*Config(?:Mixin)?\.from_pretrained$/,
    names: ['from_pretrained'],
    purpose: 'no-weights',
    positional: ['pretrained_model_name_or_path', 'subfolder'],
    repository: modelId('pretrained_model_name_or_path'),
    source: `${version}, config.py`,
  },
  {
    ...shared,
    callable: /^peft\.(?:\w+\.)*Peft(?:Mixed)?Model(?:For\w+)?\.from_pretrained$/,
    names: ['from_pretrained'],
    purpose: 'weights',
    positional: ['model', 'model_id', 'adapter_name', 'is_trainable', 'config'],
    repository: modelId('model_id'),
    source: `${version}, peft_model.py, mixed_model.py`,
  },
  {
    ...shared,
    callable: /^peft\.(?:\w+\.)*(?:(?:Auto)?Peft\w*|get_peft_model)\(\)\.load_adapter$/,
    names: ['load_adapter'],
    purpose: 'weights',
    positional: ['model_id', 'adapter_name', 'is_trainable'],
    repository: modelId('model_id', { ownerRequired: true }),
    source: `${version}, peft_model.py`,
  },
  {
    ...shared,
    callable: /^peft\.(?:\w+\.)*load_peft_weights$/,
    names: ['load_peft_weights'],
    purpose: 'weights',
    positional: ['model_id', 'device'],
    repository: modelId('model_id'),
    source: `${version}, utils/save_and_load.py`,
  },
];
