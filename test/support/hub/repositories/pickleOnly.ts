import type { RepositorySpec } from '../repositorySpec.ts';
import { bertFiles } from './bertFiles.ts';
import { gitAttributes, modelCard } from './commonFiles.ts';

/** Weights as pickle and nothing else: `use_safetensors=True` would break its load. */
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
  license: 'mit',
  libraryName: 'transformers',
  pipelineTag: 'text-classification',
  downloads: 1200,
};
