import { safetensorsFile, type TensorSpec, tensorByteLength } from '../../safetensorsFile.ts';
import type { RepositorySpec } from '../repositorySpec.ts';
import { gitAttributes, jsonFile, modelCard } from './commonFiles.ts';

const shards: Readonly<Record<string, Readonly<Record<string, TensorSpec>>>> = {
  'model-00001-of-00002.safetensors': {
    'model.embed_tokens.weight': { dtype: 'BF16', shape: [32, 16] },
    'model.layers.0.self_attn.q_proj.weight': { dtype: 'BF16', shape: [16, 16] },
    'model.layers.0.self_attn.v_proj.weight': { dtype: 'BF16', shape: [16, 16] },
  },
  'model-00002-of-00002.safetensors': {
    'model.norm.weight': { dtype: 'BF16', shape: [16] },
    'lm_head.weight': { dtype: 'BF16', shape: [32, 16] },
  },
};

const tensors = Object.values(shards).flatMap((shard) => Object.values(shard));

/** `model.safetensors.index.json`: which tensor is in which shard. */
const index = {
  metadata: { total_size: tensors.reduce((sum, tensor) => sum + tensorByteLength(tensor), 0) },
  weight_map: Object.fromEntries(
    Object.entries(shards).flatMap(([file, shard]) => Object.keys(shard).map((name) => [name, file])),
  ),
};

/** config.json and weights of the decoder in two shards; other seeds give other weights. */
export function shardedDecoderFiles(seed: number): Record<string, string | Uint8Array> {
  return {
    'config.json': jsonFile({
      architectures: ['LlamaForCausalLM'],
      bos_token_id: 1,
      eos_token_id: 2,
      hidden_act: 'silu',
      hidden_size: 16,
      intermediate_size: 32,
      max_position_embeddings: 64,
      model_type: 'llama',
      num_attention_heads: 2,
      num_hidden_layers: 1,
      num_key_value_heads: 2,
      rms_norm_eps: 1e-5,
      tie_word_embeddings: false,
      torch_dtype: 'bfloat16',
      transformers_version: '4.40.0',
      vocab_size: 32,
    }),
    'generation_config.json': jsonFile({
      bos_token_id: 1,
      eos_token_id: 2,
      do_sample: true,
      temperature: 0.6,
    }),
    ...Object.fromEntries(
      Object.entries(shards).map(([file, shard], place) => [
        file,
        safetensorsFile(shard, { seed: seed + place }),
      ]),
    ),
    'model.safetensors.index.json': jsonFile(index),
  };
}

/** A decoder whose weights are in two files. */
export const shardedDecoder: RepositorySpec = {
  id: 'local-lab/sharded-decoder',
  commits: [
    {
      message: 'Upload model',
      date: '2024-04-18T10:00:00Z',
      files: {
        '.gitattributes': gitAttributes,
        'README.md': modelCard({ title: 'Sharded decoder', license: 'apache-2.0' }),
        ...shardedDecoderFiles(41),
      },
    },
  ],
  license: 'apache-2.0',
  libraryName: 'transformers',
  pipelineTag: 'text-generation',
  downloads: 310_000,
};
