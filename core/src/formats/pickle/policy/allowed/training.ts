import { type AllowedNames, fromTable } from '../allowedNames.ts';

/** Arguments and states of training runs, as `training_args.bin` and checkpoints of Lightning and fairseq hold them. */
const made = {
  'transformers.training_args': 'TrainingArguments',
  'transformers.training_args_seq2seq': 'Seq2SeqTrainingArguments',
  'transformers.trainer_pt_utils': 'AcceleratorConfig',
  'transformers.deepspeed': 'HfDeepSpeedConfig HfTrainerDeepSpeedConfig',
  'transformers.integrations.deepspeed': 'HfDeepSpeedConfig HfTrainerDeepSpeedConfig',
  'transformers.generation.configuration_utils': 'GenerationConfig CompileConfig',
  'transformers.tokenization_utils_base': 'AddedToken BatchEncoding',
  'transformers.tokenization_utils': 'AddedToken',
  'accelerate.state': 'PartialState AcceleratorState',
  'accelerate.utils.deepspeed': 'HfDeepSpeedConfig',
  'accelerate.utils.dataclasses': 'DeepSpeedPlugin FullyShardedDataParallelPlugin',
  'sentence_transformers.training_args': 'SentenceTransformerTrainingArguments',
  'sentence_transformers.sentence_transformer.training_args': 'SentenceTransformerTrainingArguments',
  'sentence_transformers.cross_encoder.training_args': 'CrossEncoderTrainingArguments',
  'setfit.training_args': 'TrainingArguments',
  'span_marker.trainer': 'TrainingArguments',
  'trl.trainer.sft_config': 'SFTConfig',
  'trl.trainer.dpo_config': 'DPOConfig',
  'trl.trainer.orpo_config': 'ORPOConfig',
  'trl.trainer.kto_config': 'KTOConfig',
  'trl.trainer.cpo_config': 'CPOConfig',
  'trl.trainer.reward_config': 'RewardConfig',
  'trl.trainer.grpo_config': 'GRPOConfig',
  'trl.trainer.ppo_config': 'PPOConfig',
  'trl.trainer.rloo_config': 'RLOOConfig',
  'llava.train.train': 'TrainingArguments',
  'fastchat.train.train': 'TrainingArguments',
  'axolotl.core.trainer_builder': 'AxolotlTrainingArguments',
  'axolotl.core.training_args': 'AxolotlTrainingArguments',
  'swift.trainers.arguments': 'TrainingArguments Seq2SeqTrainingArguments',
  'llamafactory.hparams.training_args': 'TrainingArguments',
  'alignment.configs': 'SFTConfig DPOConfig',
  'open_r1.configs': 'SFTConfig GRPOConfig',
  'optimum.habana.transformers.training_args': 'GaudiTrainingArguments',
  'FlagEmbedding.baai_general_embedding.finetune.arguments': 'RetrieverTrainingArguments',
  'simpletransformers.config.model_args': `
    ModelArgs ClassificationArgs NERArgs QuestionAnsweringArgs Seq2SeqArgs T5Args GenerationArgs LanguageModelingArgs
    MultiLabelClassificationArgs RetrievalArgs`,
  'peft.tuners.lora.config': 'LoraConfig LoftQConfig LoraRuntimeConfig',
  'peft.tuners.lora': 'LoraConfig',
  'omegaconf.dictconfig': 'DictConfig',
  'omegaconf.listconfig': 'ListConfig',
  'omegaconf.base': 'ContainerMetadata Metadata',
  'omegaconf.nodes': 'AnyNode StringNode IntegerNode FloatNode BooleanNode EnumNode',
  'pytorch_lightning.utilities.parsing': 'AttributeDict',
  'lightning.pytorch.utilities.parsing': 'AttributeDict',
  'lightning_fabric.utilities.data': 'AttributeDict',
  'lightning.fabric.utilities.data': 'AttributeDict',
  'fairseq.data.dictionary': 'Dictionary',
  'pyannote.audio.core.task': 'Specifications',
};

/** Choices out of a list: called with one of their values. */
const enumerations = {
  'transformers.trainer_utils': `
    IntervalStrategy SchedulerType HubStrategy EvaluationStrategy FSDPOption SaveStrategy ShardedDDPOption ExplicitEnum`,
  'transformers.training_args': 'OptimizerNames ParallelMode',
  'transformers.debug_utils': 'DebugOption',
  'transformers.utils.generic': 'PaddingStrategy TensorType',
  'accelerate.utils.dataclasses':
    'DistributedType PrecisionType DynamoBackend LoggerType RNGType SageMakerDistributedType',
  'sentence_transformers.training_args': 'BatchSamplers MultiDatasetBatchSamplers',
  'sentence_transformers.base.training_args': 'BatchSamplers MultiDatasetBatchSamplers',
  'peft.utils.peft_types': 'PeftType TaskType',
  'pyannote.audio.core.task': 'Problem Resolution',
  'torch.distributed.fsdp.fully_sharded_data_parallel': 'ShardingStrategy BackwardPrefetch StateDictType',
  'torch.distributed.fsdp.api': 'ShardingStrategy BackwardPrefetch StateDictType',
};

/** Classes that serve as keys of what they wrote, and are not made. */
const named = {
  'pytorch_lightning.callbacks.model_checkpoint': 'ModelCheckpoint',
  'pytorch_lightning.callbacks.early_stopping': 'EarlyStopping',
  'lightning.pytorch.callbacks.model_checkpoint': 'ModelCheckpoint',
  'lightning.pytorch.callbacks.early_stopping': 'EarlyStopping',
  typing: 'Any Union Optional List Dict Tuple',
};

/** YOLOv5 and YOLOv7 keep whole networks, under the names of their own repository. */
const yolo = {
  'models.yolo':
    'Model DetectionModel SegmentationModel ClassificationModel BaseModel Detect Segment IDetect IAuxDetect',
  'models.common': `
    AutoShape Bottleneck BottleneckCSP C3 C3Ghost C3SPP C3TR C3x Classify Concat Contract Conv CrossConv DWConv DWConvTranspose2d
    Expand Focus GhostBottleneck GhostConv MP Proto RepConv SP SPP SPPCSPC SPPF TransformerBlock TransformerLayer ReOrg Shortcut
    ImplicitA ImplicitM`,
  'models.experimental': 'Ensemble MixConv2d Sum',
};

export const trainingNames: readonly AllowedNames[] = [
  ...fromTable(made, ['new', 'build', 'fill'], 'the arguments or the state of a training run'),
  ...fromTable(enumerations, ['call'], 'a choice out of a list'),
  ...fromTable(named, [], 'the key of a state'),
  ...fromTable(yolo, ['new', 'build'], 'a part of a YOLO network'),
];
