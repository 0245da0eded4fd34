import { bertFiles } from './repositories/bertFiles.ts';
import { gitAttributes, modelCard } from './repositories/commonFiles.ts';
import type { RepositoryKind, RepositorySpec } from './repositorySpec.ts';

/** A repository for an id of which nothing is known: BERT-like, or two files for a dataset or space. */
export function generatedRepository(id: string, kind: RepositoryKind = 'model'): RepositorySpec {
  const seed = [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 65_521, 7);
  const content =
    kind === 'model'
      ? bertFiles({ seed, pickle: true })
      : {
          'README.md': modelCard({ title: id, license: 'apache-2.0' }),
          'data/train.csv': `id,text\n0,${id}\n`,
        };
  return {
    id,
    kind,
    commits: [
      { message: 'initial commit', date: '2023-01-10T09:00:00Z', files: { '.gitattributes': gitAttributes } },
      { message: 'Upload model', date: '2023-02-20T15:30:00Z', files: content },
    ],
    license: 'apache-2.0',
    downloads: 1000 + seed,
    ...(kind === 'model' ? { libraryName: 'transformers', pipelineTag: 'fill-mask' } : {}),
  };
}
