import type { RepositorySpec } from '../repositorySpec.ts';
import { gitAttributes, modelCard } from './commonFiles.ts';

const rows = ['id,text,label', '0,It loads.,1', '1,It does not.,0', ''].join('\n');

/** The well-known dataset with a legacy name, with a converted branch as the Hub makes it. */
const squad: RepositorySpec = {
  id: 'rajpurkar/squad',
  kind: 'dataset',
  renamedFrom: ['squad'],
  commits: [
    {
      message: 'Add data',
      date: '2022-01-25T10:00:00Z',
      files: {
        '.gitattributes': gitAttributes,
        'README.md': modelCard({ title: 'SQuAD', license: 'cc-by-sa-4.0' }),
        'plain_text/train.csv': rows,
      },
    },
  ],
  converts: {
    parquet: {
      commits: [
        {
          message: 'Update parquet files',
          date: '2022-10-05T10:00:00Z',
          author: 'parquet-converter',
          files: { 'plain_text/train/0000.parquet': Buffer.from('PAR1\0\0\0\0PAR1', 'latin1') },
        },
      ],
    },
  },
  license: 'cc-by-sa-4.0',
  downloads: 400_000,
};

/** A dataset with a loading script, which old versions of datasets run. */
const scriptedDataset: RepositorySpec = {
  id: 'local-lab/reviews',
  kind: 'dataset',
  commits: [
    {
      message: 'Upload dataset',
      date: '2023-03-03T10:00:00Z',
      files: {
        '.gitattributes': gitAttributes,
        'README.md': modelCard({ title: 'Reviews', license: 'mit' }),
        'data/train.csv': rows,
        'reviews.py':
          'import datasets\n\n\nclass Reviews(datasets.GeneratorBasedBuilder):\n    VERSION = "1.0.0"\n',
      },
    },
    { message: 'More rows', date: '2023-04-04T10:00:00Z', files: { 'data/train.csv': `${rows}2,Well.,1\n` } },
  ],
  license: 'mit',
  downloads: 300,
};

export const datasets: readonly RepositorySpec[] = [squad, scriptedDataset];
