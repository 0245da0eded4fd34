import type { Loader } from '../loader.ts';

const shared = { library: 'timm', evidence: 'read' } as const satisfies Partial<Loader>;

export const timmLoaders: readonly Loader[] = [
  {
    ...shared,
    callable: /^timm\.(?:\w+\.)*create_model$/,
    names: ['create_model'],
    purpose: 'weights',
    positional: ['model_name', 'pretrained'],
    repository: { parameter: 'model_name', kind: 'model', notation: 'hf-hub' },
    source: 'timm 1.0.31, models/_factory.py, models/_hub.py',
  },
  {
    ...shared,
    callable:
      /^timm\.models\.(?:\w+\.)*(?:load_state_dict_from_hf|load_model_config_from_hf|load_custom_from_hf)$/,
    names: ['load_state_dict_from_hf', 'load_model_config_from_hf', 'load_custom_from_hf'],
    purpose: 'weights',
    positional: ['model_id', 'filename'],
    repository: { parameter: 'model_id', kind: 'model', notation: 'id@revision' },
    fileName: 'filename',
    source: 'timm 1.0.31, models/_hub.py',
  },
];
