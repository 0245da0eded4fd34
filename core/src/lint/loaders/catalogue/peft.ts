import type { Loader } from '../loader.ts';
import { modelId } from './common.ts';

const source = 'peft 0.18, peft_model.py, auto.py';

export const peftLoaders: readonly Loader[] = [
  {
    callable: /^peft\.(?:\w+\.)*Auto\w*\.from_pretrained$/,
    names: ['from_pretrained'],
    library: 'peft',
    purpose: 'weights',
    positional: ['pretrained_model_name_or_path'],
    repository: modelId('pretrained_model_name_or_path'),
    revision: 'revision',
    trust: { parameter: 'trust_remote_code', default: false },
    evidence: 'read',
    source,
  },
  {
    callable: /^peft\.(?:\w+\.)*\w*Config(?:Mixin)?\.from_pretrained$/,
    names: ['from_pretrained'],
    library: 'peft',
    purpose: 'no-weights',
    positional: ['pretrained_model_name_or_path', 'subfolder'],
    repository: modelId('pretrained_model_name_or_path'),
    revision: 'revision',
    subfolder: 'subfolder',
    evidence: 'read',
    source,
  },
  {
    callable: /^peft\.(?:\w+\.)*Peft\w*\.from_pretrained$/,
    names: ['from_pretrained'],
    library: 'peft',
    purpose: 'weights',
    positional: ['model', 'model_id', 'adapter_name', 'is_trainable', 'config'],
    repository: modelId('model_id'),
    revision: 'revision',
    subfolder: 'subfolder',
    evidence: 'read',
    source,
  },
  {
    callable: /^peft\.(?:\w+\.)*Peft\w*\(\)\.load_adapter$/,
    names: ['load_adapter'],
    library: 'peft',
    purpose: 'weights',
    positional: ['model_id', 'adapter_name'],
    repository: modelId('model_id'),
    revision: 'revision',
    subfolder: 'subfolder',
    evidence: 'read',
    source,
  },
];
