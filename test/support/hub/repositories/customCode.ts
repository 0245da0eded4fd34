import { safetensorsFile } from '../../safetensorsFile.ts';
import type { RepositorySpec } from '../repositorySpec.ts';
import { bertConfig, bertTensors, bertTokenizerFiles } from './bertFiles.ts';
import { gitAttributes, jsonFile, modelCard } from './commonFiles.ts';

const configuration = `from transformers import PretrainedConfig


class CustomEncoderConfig(PretrainedConfig):
    model_type = "custom_encoder"

    def __init__(self, hidden_size=8, **kwargs):
        self.hidden_size = hidden_size
        super().__init__(**kwargs)
`;

const modeling = `import torch
from transformers import PreTrainedModel

from .configuration_custom import CustomEncoderConfig


class CustomEncoderModel(PreTrainedModel):
    config_class = CustomEncoderConfig

    def __init__(self, config):
        super().__init__(config)
        self.dense = torch.nn.Linear(config.hidden_size, config.hidden_size)

    def forward(self, inputs):
        return self.dense(inputs)
`;

/** `auto_map`: loads only with `trust_remote_code`, which runs the two Python files. */
export const customCode: RepositorySpec = {
  id: 'local-lab/custom-encoder',
  commits: [
    {
      message: 'Upload model',
      date: '2024-02-01T09:30:00Z',
      files: {
        '.gitattributes': gitAttributes,
        'README.md': modelCard({ title: 'Custom encoder', license: 'apache-2.0' }),
        'config.json': jsonFile({
          ...bertConfig,
          architectures: ['CustomEncoderModel'],
          auto_map: {
            AutoConfig: 'configuration_custom.CustomEncoderConfig',
            AutoModel: 'modeling_custom.CustomEncoderModel',
          },
          model_type: 'custom_encoder',
        }),
        'configuration_custom.py': configuration,
        'model.safetensors': safetensorsFile(bertTensors, { seed: 31 }),
        'modeling_custom.py': modeling,
        ...bertTokenizerFiles(),
      },
    },
    {
      message: 'Scale the output',
      date: '2024-05-17T18:45:00Z',
      files: { 'modeling_custom.py': modeling.replace('self.dense(inputs)', 'self.dense(inputs) * 0.5') },
    },
  ],
  license: 'apache-2.0',
  libraryName: 'transformers',
  pipelineTag: 'feature-extraction',
  tagList: ['custom_code'],
  downloads: 54_000,
};
