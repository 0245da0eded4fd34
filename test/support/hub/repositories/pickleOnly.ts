import { safetensorsFile } from '../../safetensorsFile.ts';
import type { RepositorySpec } from '../repositorySpec.ts';
import { bertFiles, bertTensors } from './bertFiles.ts';
import { gitAttributes, modelCard } from './commonFiles.ts';

/**
 * Weights as pickle and nothing else: `use_safetensors=True` would break its load, or make transformers take
 * the converted file of the unmerged pull request.
 */
export const pickleOnly: RepositorySpec = {
  id: 'local-lab/pickle-only',
  commits: [
    {
      message: 'Upload model',
      date: '2021-09-30T12:00:00Z',
      files: {
        '.gitattributes': gitAttributes,
        'README.md': modelCard({ title: 'Pickle only', license: 'mit' }),
        ...bertFiles({ seed: 21, safetensors: false, pickle: true }),
      },
    },
  ],
  pullRequests: {
    1: {
      from: 0,
      commits: [
        {
          message: 'Adding `safetensors` variant of this model',
          date: '2023-06-06T06:06:06Z',
          author: 'SFconvertbot',
          files: { 'model.safetensors': safetensorsFile(bertTensors, { seed: 22 }) },
        },
      ],
    },
  },
  license: 'mit',
  libraryName: 'transformers',
  pipelineTag: 'text-classification',
  downloads: 1200,
};
