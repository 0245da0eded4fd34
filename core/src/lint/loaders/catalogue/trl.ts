import type { Loader } from '../loader.ts';
import { modelId } from './common.ts';

const version = 'trl 1.16.0';

export const trlLoaders: readonly Loader[] = [
  {
    callable: /^trl\.(?:\w+\.)*AutoModelFor\w+WithValueHead\.from_pretrained$/,
    names: ['from_pretrained'],
    library: 'trl',
    purpose: 'weights',
    positional: ['pretrained_model_name_or_path'],
    repository: modelId('pretrained_model_name_or_path'),
    revision: 'revision',
    evidence: 'recalled',
    source: 'trl 0.x, models/modeling_value_head.py; trl 1.x, experimental/ppo',
  },
  {
    callable: /^trl\.(?:\w+\.)*(?:SFT|DPO|GRPO|RLOO|Reward|KTO|Distillation)Trainer$/,
    names: [
      'SFTTrainer',
      'DPOTrainer',
      'GRPOTrainer',
      'RLOOTrainer',
      'RewardTrainer',
      'KTOTrainer',
      'DistillationTrainer',
    ],
    library: 'trl',
    purpose: 'weights',
    positional: ['model'],
    repository: modelId('model', { usuallyObject: true }),
    revision: 'args.revision',
    pinByHand: 'Pass args with model_init_kwargs={"revision": "<sha>"}.',
    evidence: 'read',
    source: `${version}, trainer/sft_trainer.py, trainer/utils.py`,
  },
  {
    callable: /^trl\.(?:\w+\.)*create_model_from_path$/,
    names: ['create_model_from_path'],
    library: 'trl',
    purpose: 'weights',
    positional: ['model_id'],
    repository: modelId('model_id'),
    revision: 'revision',
    evidence: 'read',
    source: `${version}, trainer/utils.py`,
  },
];
