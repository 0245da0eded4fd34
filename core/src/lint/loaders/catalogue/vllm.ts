import type { Loader } from '../loader.ts';
import { modelId } from './common.ts';

/** Everything after the model is a keyword; `load_format="safetensors"` takes the place of `use_safetensors`. */
export const vllmLoaders: readonly Loader[] = [
  {
    callable: /^vllm\.(?:\w+\.)*(?:LLM|EngineArgs|AsyncEngineArgs)$/,
    names: ['LLM', 'EngineArgs', 'AsyncEngineArgs'],
    library: 'vllm',
    purpose: 'weights',
    positional: ['model'],
    repository: modelId('model'),
    revision: 'revision',
    codeRevision: 'code_revision',
    trust: { parameter: 'trust_remote_code', default: false },
    choosesBy: ['load_format'],
    further: [{ repository: modelId('tokenizer'), revision: 'tokenizer_revision', runsCode: false }],
    evidence: 'read',
    source: 'vllm 2025, entrypoints/llm.py, engine/arg_utils.py',
  },
  {
    callable: /^vllm\.(?:\w+\.)*LoRARequest$/,
    names: ['LoRARequest'],
    library: 'vllm',
    purpose: 'weights',
    positional: ['lora_name', 'lora_int_id', 'lora_path'],
    repository: modelId('lora_path', { ownerRequired: true }),
    evidence: 'recalled',
    source: 'vllm, lora/request.py',
  },
];
