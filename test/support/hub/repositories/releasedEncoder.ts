import { safetensorsFile } from '../../safetensorsFile.ts';
import type { RepositorySpec } from '../repositorySpec.ts';
import { bertFiles, bertTensors } from './bertFiles.ts';
import { gitAttributes, modelCard } from './commonFiles.ts';

const weights = (seed: number) => ({ 'model.safetensors': safetensorsFile(bertTensors, { seed }) });

/** Every sort of ref, and a former owner: branches, tags, pull requests, a commit that no ref reaches. */
export const releasedEncoder: RepositorySpec = {
  id: 'local-lab/released-encoder',
  renamedFrom: ['former-lab/released-encoder', 'local-lab/encoder'],
  commits: [
    { message: 'initial commit', date: '2023-05-01T10:00:00Z', files: { '.gitattributes': gitAttributes } },
    {
      message: 'Release 1.0',
      date: '2023-05-02T10:00:00Z',
      files: {
        'README.md': modelCard({ title: 'Released encoder', license: 'apache-2.0' }),
        ...bertFiles({ seed: 71, pickle: true }),
      },
    },
    { message: 'Release 1.1\n\nTrained longer.', date: '2023-08-20T10:00:00Z', files: weights(72) },
    {
      message: 'Remove the pickle',
      date: '2024-01-15T10:00:00Z',
      files: { 'pytorch_model.bin': null },
    },
  ],
  tags: { 'v1.0': 1, 'v1.1': 2 },
  branches: {
    dev: { from: 3, commits: [{ message: 'Experiment', date: '2024-02-01T10:00:00Z', files: weights(73) }] },
    'release/1.x': { from: 2, commits: [] },
    fp16: { from: 1, commits: [{ message: 'Add fp16', date: '2023-06-01T10:00:00Z', files: weights(74) }] },
  },
  pullRequests: {
    1: {
      from: 1,
      commits: [
        {
          message: 'Fix typo',
          date: '2023-05-10T10:00:00Z',
          author: 'somebody',
          files: { 'NOTES.md': 'Notes.\n' },
        },
      ],
    },
    2: {
      from: 3,
      commits: [
        {
          message: 'Better weights',
          date: '2024-03-01T10:00:00Z',
          author: 'stranger',
          files: weights(75),
        },
      ],
    },
  },
  detached: [
    { from: 2, commits: [{ message: 'Squashed away', date: '2023-09-01T10:00:00Z', files: weights(76) }] },
  ],
  license: 'apache-2.0',
  libraryName: 'transformers',
  pipelineTag: 'feature-extraction',
  downloads: 15_000,
};
