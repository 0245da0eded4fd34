import { torchArchive } from '../../torchArchive.ts';
import type { RepositorySpec } from '../repositorySpec.ts';
import { bertFiles, bertTensors } from './bertFiles.ts';
import { gitAttributes, modelCard } from './commonFiles.ts';

const { 'model.safetensors': safetensors = null, ...first } = bertFiles({ seed: 11, pickle: true });

/** The well-known encoder with a legacy name: pickle first, safetensors later, a Rust archive left over. */
export const bertBaseUncased: RepositorySpec = {
  id: 'google-bert/bert-base-uncased',
  renamedFrom: ['bert-base-uncased'],
  commits: [
    {
      message: 'initial commit',
      date: '2020-01-02T10:11:12Z',
      author: 'system',
      files: { '.gitattributes': gitAttributes },
    },
    { message: 'Update pytorch_model.bin', date: '2020-04-24T15:58:27Z', author: 'julien-c', files: first },
    {
      message: 'Update rust_model.ot',
      date: '2021-05-18T16:11:05Z',
      author: 'system',
      files: {
        'README.md': modelCard({ title: 'BERT base model (uncased)', license: 'apache-2.0' }),
        'rust_model.ot': torchArchive(bertTensors, { root: 'rust_model', seed: 11 }),
      },
    },
    {
      message:
        'Adding `safetensors` variant of this model (#15)\n\n- Adding `safetensors` variant of this model',
      date: '2022-11-15T18:20:52Z',
      author: 'Narsil',
      files: { 'model.safetensors': safetensors },
    },
  ],
  pullRequests: {
    1: {
      from: 2,
      commits: [
        {
          message: 'Change the card',
          date: '2023-03-01T08:00:00Z',
          author: 'somebody',
          files: { 'README.md': modelCard({ title: 'BERT', license: 'mit' }) },
        },
      ],
    },
  },
  license: 'apache-2.0',
  libraryName: 'transformers',
  pipelineTag: 'fill-mask',
  tagList: ['bert', 'fill-mask', 'en'],
  downloads: 60_000_000,
  likes: 2000,
};
