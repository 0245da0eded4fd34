/**
 * Callables that a configuration may name without harm, whatever arguments stand beside them: their constructors keep
 * what they are given. Exact names.
 */
export const allowedTargets: ReadonlySet<string> = new Set([
  ...['builtins.dict', 'builtins.list', 'builtins.tuple', 'builtins.set', 'builtins.int', 'builtins.float'],
  ...['builtins.str', 'builtins.bool', 'datetime.timedelta', 'collections.OrderedDict'],
  ...['torch.device', 'torch.Size', 'torch.float16', 'torch.float32', 'torch.bfloat16', 'torch.Generator'],
  ...['lightning.pytorch.Trainer', 'pytorch_lightning.Trainer', 'lightning.Trainer'],
  ...['torch.manual_seed', 'speechbrain.utils.seed_everything'],
  ...['pyannote.audio.models.segmentation.PyanNet', 'pyannote.audio.tasks.SpeakerDiarization'],
  ...['omegaconf.DictConfig', 'omegaconf.ListConfig', 'numpy.float32', 'numpy.float64', 'numpy.int64'],
]);

/**
 * Modules whose classes are building blocks of models and of training: a class in them, by its capital letter, makes
 * an object from numbers and other blocks. NeMo's own mend of CVE-2025-23304 allows by prefix as well. Functions in
 * them are not allowed: `torch.hub.load` and `restore_from` run code.
 */
export const blockModules: readonly string[] = [
  ...['torch.nn', 'torch.optim', 'torch.utils.data.sampler', 'torchvision.transforms', 'torchvision.ops'],
  ...['torchaudio.transforms', 'torchmetrics', 'monai.networks', 'monai.losses', 'monai.transforms'],
  ...['nemo.collections', 'nemo.core.optim', 'nemo.core.config', 'nemo.core.neural_types', 'nemo.lightning'],
  ...['lightning.pytorch.callbacks', 'lightning.pytorch.loggers', 'lightning.pytorch.strategies'],
  ...['pytorch_lightning.callbacks', 'pytorch_lightning.loggers', 'pytorch_lightning.strategies'],
  ...['ldm.models', 'ldm.modules', 'ldm.lr_scheduler', 'ldm.data', 'sgm.models', 'sgm.modules'],
  ...[
    'cldm.cldm',
    'cldm.ddim_hacked',
    'timm.models',
    'timm.layers',
    'diffusers.schedulers',
    'diffusers.models',
  ],
  ...[
    'transformers.models',
    'transformers.optimization',
    'speechbrain.nnet',
    'speechbrain.lobes',
    'speechbrain.processing',
  ],
];
