import type { RepositorySpec } from '../repositorySpec.ts';
import { bertFiles } from './bertFiles.ts';
import { gitAttributes, jsonFile, modelCard } from './commonFiles.ts';

/** A sentence-transformers model: `modules.json` names folders, the pooling has one of its own. */
export const sentenceEncoder: RepositorySpec = {
  id: 'sentence-transformers/all-MiniLM-L6-v2',
  commits: [
    {
      message: 'initial commit',
      date: '2021-08-30T09:00:00Z',
      author: 'system',
      files: { '.gitattributes': gitAttributes },
    },
    {
      message: 'Upload model',
      date: '2021-08-30T09:10:00Z',
      author: 'nreimers',
      files: {
        '1_Pooling/config.json': jsonFile({
          word_embedding_dimension: 8,
          pooling_mode_cls_token: false,
          pooling_mode_mean_tokens: true,
          pooling_mode_max_tokens: false,
          pooling_mode_mean_sqrt_len_tokens: false,
        }),
        'README.md': modelCard({
          title: 'all-MiniLM-L6-v2',
          license: 'apache-2.0',
          libraryName: 'sentence-transformers',
        }),
        ...bertFiles({ seed: 81, pickle: true }),
        'config_sentence_transformers.json': jsonFile({
          __version__: { sentence_transformers: '2.0.0', transformers: '4.6.1', pytorch: '1.8.1' },
        }),
        'modules.json': jsonFile([
          { idx: 0, name: '0', path: '', type: 'sentence_transformers.models.Transformer' },
          { idx: 1, name: '1', path: '1_Pooling', type: 'sentence_transformers.models.Pooling' },
          { idx: 2, name: '2', path: '2_Normalize', type: 'sentence_transformers.models.Normalize' },
        ]),
        'sentence_bert_config.json': jsonFile({ max_seq_length: 16, do_lower_case: false }),
      },
    },
  ],
  license: 'apache-2.0',
  libraryName: 'sentence-transformers',
  pipelineTag: 'sentence-similarity',
  downloads: 120_000_000,
  likes: 3000,
};
