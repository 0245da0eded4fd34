import type { RepositorySpec } from '../repositorySpec.ts';
import { bertFiles } from './bertFiles.ts';
import { gitAttributes, modelCard } from './commonFiles.ts';

/** A model of which the Hub's scanners say that a file is unsafe. Its bytes are benign. */
export const flaggedModel: RepositorySpec = {
  id: 'local-lab/flagged-model',
  commits: [
    {
      message: 'Upload model',
      date: '2024-09-09T09:00:00Z',
      files: {
        '.gitattributes': gitAttributes,
        'README.md': modelCard({ title: 'Flagged', license: 'mit' }),
        ...bertFiles({ seed: 91, safetensors: false, pickle: true }),
      },
    },
  ],
  securityStatus: { 'pytorch_model.bin': 'unsafe' },
  license: 'mit',
  libraryName: 'transformers',
};
