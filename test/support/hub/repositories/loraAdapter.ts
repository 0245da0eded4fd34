import { safetensorsFile } from '../../safetensorsFile.ts';
import type { RepositorySpec } from '../repositorySpec.ts';
import { gitAttributes, jsonFile, modelCard } from './commonFiles.ts';
import { shardedDecoder } from './shardedDecoder.ts';

/** A LoRA adapter: its config names the base model, whose `revision` is null and so moves. */
export const loraAdapter: RepositorySpec = {
  id: 'local-lab/decoder-lora',
  commits: [
    {
      message: 'Upload adapter',
      date: '2024-06-03T14:20:00Z',
      files: {
        '.gitattributes': gitAttributes,
        'README.md': modelCard({
          title: 'Decoder LoRA',
          license: 'apache-2.0',
          libraryName: 'peft',
          baseModel: shardedDecoder.id,
        }),
        'adapter_config.json': jsonFile({
          auto_mapping: null,
          base_model_name_or_path: shardedDecoder.id,
          bias: 'none',
          fan_in_fan_out: false,
          inference_mode: true,
          lora_alpha: 16,
          lora_dropout: 0.05,
          modules_to_save: null,
          peft_type: 'LORA',
          r: 4,
          revision: null,
          target_modules: ['q_proj', 'v_proj'],
          task_type: 'CAUSAL_LM',
        }),
        'adapter_model.safetensors': safetensorsFile(
          Object.fromEntries(
            ['q_proj', 'v_proj'].flatMap((name) => [
              [
                `base_model.model.model.layers.0.self_attn.${name}.lora_A.weight`,
                { dtype: 'F32', shape: [4, 16] },
              ],
              [
                `base_model.model.model.layers.0.self_attn.${name}.lora_B.weight`,
                { dtype: 'F32', shape: [16, 4] },
              ],
            ]),
          ),
          { seed: 51 },
        ),
      },
    },
  ],
  license: 'apache-2.0',
  libraryName: 'peft',
  baseModel: { id: shardedDecoder.id, relation: 'adapter' },
  downloads: 900,
};
