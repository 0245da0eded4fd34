import type { Loader } from '../loader.ts';

/** Loaders that choose files in the same way. `unknown`: which files they read is not known by their names. */
export type LoadSetFamily =
  | 'transformers-weights'
  | 'transformers-tokenizer'
  | 'transformers-processor'
  | 'transformers-config'
  | 'generation-config'
  | 'transformers-pipeline'
  | 'diffusers-pipeline'
  | 'diffusers-component'
  | 'diffusers-config'
  | 'diffusers-lora'
  | 'textual-inversion'
  | 'ip-adapter'
  | 'named-file'
  | 'download-file'
  | 'download-all'
  | 'fastai'
  | 'peft-adapter'
  | 'auto-peft'
  | 'peft-config'
  | 'sentence-transformer'
  | 'setfit'
  | 'single-model'
  | 'faster-whisper'
  | 'inference-server'
  | 'fast-tokenizer'
  | 'dataset'
  | 'code'
  | 'unknown';

/** The first that fits a callable's dotted path. */
const families: readonly (readonly [LoadSetFamily, RegExp])[] = [
  ['transformers-pipeline', /^transformers\.(?:\w+\.)*pipeline$/],
  ['generation-config', /^transformers\..*GenerationConfig\.from_pretrained$/],
  ['transformers-config', /^transformers\..*Config\.from_pretrained$/],
  ['transformers-tokenizer', /^transformers\..*Tokenizer(?:Fast|Base)?\.from_pretrained$/],
  ['transformers-processor', /^transformers\..*(?:Processor\w*|FeatureExtractor)\.from_pretrained$/],
  ['peft-adapter', /^transformers\..*\.load_adapter$/],
  ['download-file', /^transformers\..*\.cached_files?$/],
  [
    'transformers-weights',
    /^(?:transformers|span_marker|adapters|trl)\..*\.(?:from_pretrained|create_model_from_path)$/,
  ],
  ['diffusers-config', /^diffusers\..*(?:(?:Scheduler|SchedulerMixin)\.from_pretrained|\.load_config)$/],
  [
    'diffusers-pipeline',
    /^diffusers\.(?:(?!Modular)\w+\.)*(?!Modular)\w*Pipeline\w*\.(?:from_pretrained|download)$/,
  ],
  ['named-file', /^diffusers\..*\.from_single_file$/],
  ['ip-adapter', /^diffusers\..*\.load_ip_adapter$/],
  ['textual-inversion', /^diffusers\..*\.load_textual_inversion$/],
  [
    'diffusers-lora',
    /^diffusers\..*\.(?:load_lora_weights|lora_state_dict|load_lora_adapter|load_attn_procs)$/,
  ],
  [
    'diffusers-component',
    /^diffusers\.(?:(?!pipelines\b)\w+\.)*(?!Onnx|\w*(?:Guid|Blocks|Pipeline))[A-Z]\w*\.from_pretrained$/,
  ],
  ['download-all', /^(?:huggingface_hub)\..*snapshot_download$/],
  [
    'download-file',
    /^(?:huggingface_hub|open_clip)\..*(?:hf_hub_download|hf_hub_url|try_to_load_from_cache|get_file|download|download_pretrained_from_hf|read_text|read_bytes|cat_file)$/,
  ],
  ['single-model', /^huggingface_hub\..*PyTorchModelHubMixin\.from_pretrained$/],
  ['fastai', /^huggingface_hub\..*from_pretrained_fastai$/],
  ['auto-peft', /^peft\..*AutoPeftModel\w*\.from_pretrained$/],
  ['peft-config', /^peft\..*Config(?:Mixin)?\.from_pretrained$/],
  ['peft-adapter', /^peft\./],
  ['sentence-transformer', /^sentence_transformers\..*(?:SentenceTransformer|SparseEncoder)$/],
  ['sentence-transformer', /^langchain\w*\..*HuggingFaceEmbeddings$/],
  ['transformers-pipeline', /^sentence_transformers\..*(?:CrossEncoder|\.Transformer)$/],
  ['transformers-pipeline', /^langchain\w*\..*(?:HuggingFacePipeline|ChatHuggingFace)\.from_model_id$/],
  ['setfit', /^setfit\..*SetFitModel\.from_pretrained$/],
  ['single-model', /^(?:timm|open_clip)\..*create_model\w*$/],
  ['faster-whisper', /^(?:faster_whisper|whisperx)\..*(?:WhisperModel|download_model|load_model)$/],
  ['inference-server', /^(?:vllm\..*(?:LLM|EngineArgs)|sglang\..*(?:Engine|ServerArgs|Runtime))$/],
  ['fast-tokenizer', /^tokenizers\./],
  ['named-file', /^(?:llama_cpp|ctransformers|timm|torch)\./],
  ['dataset', /^datasets\.(?!.*load_from_disk)/],
  ['code', /^(?:evaluate|smolagents)\.|^transformers\..*get_class_from_dynamic_module$/],
];

/** How this loader chooses files; `callable` is its dotted path. */
export function loadSetFamily({ purpose }: Pick<Loader, 'purpose'>, callable: string): LoadSetFamily {
  // A further repository of a call, such as a pipeline's code, is not loaded as the first is.
  if (purpose === 'code') return 'code';
  let family = known.get(callable);
  if (family === undefined) {
    family = families.find(([, pattern]) => pattern.test(callable))?.[0] ?? 'unknown';
    if (known.size >= mostKnown) known.clear();
    known.set(callable, family);
  }
  return family;
}

/** A file is linted at each keystroke, and its callables are few. */
const known = new Map<string, LoadSetFamily>();
const mostKnown = 1_000;
