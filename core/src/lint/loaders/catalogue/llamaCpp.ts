import type { Loader } from '../loader.ts';
import { modelId } from './common.ts';

/** No revision anywhere: `Llama` takes and forgets one, the chat handlers refuse it. */
export const llamaCppLoaders: readonly Loader[] = [
  {
    callable: /^llama_cpp\.(?:\w+\.)*(?:Llama|\w+ChatHandler)\.from_pretrained$/,
    names: ['from_pretrained'],
    library: 'llama_cpp',
    purpose: 'weights',
    positional: ['repo_id', 'filename'],
    repository: modelId('repo_id'),
    fileName: 'filename',
    ignores: [
      {
        parameter: 'revision',
        why: 'is handed on to the constructor and forgotten there',
        instead:
          'Download the file with huggingface_hub.hf_hub_download(..., revision="<sha>") and pass its path as model_path.',
      },
    ],
    withoutRevision:
      'Download the file with huggingface_hub.hf_hub_download(..., revision="<sha>") and pass its path as model_path.',
    evidence: 'read',
    source: 'llama-cpp-python 0.3.36, llama.py, llama_chat_format.py',
  },
  {
    callable: /^llama_cpp\.(?:\w+\.)*LlamaHFTokenizer\.from_pretrained$/,
    names: ['from_pretrained'],
    library: 'llama_cpp',
    purpose: 'no-weights',
    positional: ['pretrained_model_name_or_path'],
    repository: modelId('pretrained_model_name_or_path'),
    evidence: 'read',
    source: 'llama-cpp-python 0.3.36, llama_tokenizer.py',
  },
];
