import { safetensorsFile, type TensorSpec } from '../../safetensorsFile.ts';
import { torchArchive } from '../../torchArchive.ts';
import type { RepositorySpec } from '../repositorySpec.ts';
import { gitAttributes, jsonFile, modelCard } from './commonFiles.ts';

const tensors: Readonly<Record<string, TensorSpec>> = {
  'wte.weight': { dtype: 'F32', shape: [24, 8] },
  'wpe.weight': { dtype: 'F32', shape: [16, 8] },
  'h.0.attn.c_attn.weight': { dtype: 'F32', shape: [8, 24] },
  'ln_f.weight': { dtype: 'F32', shape: [8] },
};

/** The well-known decoder under its legacy name. */
export const gpt2: RepositorySpec = {
  id: 'openai-community/gpt2',
  renamedFrom: ['gpt2'],
  commits: [
    {
      message: 'Update pytorch_model.bin',
      date: '2020-10-30T16:38:05Z',
      author: 'system',
      files: {
        '.gitattributes': gitAttributes,
        'config.json': jsonFile({
          activation_function: 'gelu_new',
          architectures: ['GPT2LMHeadModel'],
          bos_token_id: 23,
          eos_token_id: 23,
          layer_norm_epsilon: 1e-5,
          model_type: 'gpt2',
          n_ctx: 16,
          n_embd: 8,
          n_head: 2,
          n_layer: 1,
          n_positions: 16,
          vocab_size: 24,
        }),
        'merges.txt': '#version: 0.2\na b\n',
        'pytorch_model.bin': torchArchive(tensors, { seed: 15 }),
        'vocab.json': jsonFile({ a: 0, b: 1, ab: 2, '<|endoftext|>': 23 }),
      },
    },
    {
      message: 'Adding `safetensors` variant of this model (#4)',
      date: '2022-11-23T12:55:26Z',
      author: 'Narsil',
      files: {
        'README.md': modelCard({ title: 'GPT-2', license: 'mit' }),
        'model.safetensors': safetensorsFile(tensors, { seed: 15 }),
      },
    },
  ],
  license: 'mit',
  libraryName: 'transformers',
  pipelineTag: 'text-generation',
  downloads: 15_000_000,
};
