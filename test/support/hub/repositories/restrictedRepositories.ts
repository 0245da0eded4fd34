import type { RepositorySpec } from '../repositorySpec.ts';
import { bertFiles } from './bertFiles.ts';
import { gitAttributes, modelCard } from './commonFiles.ts';
import { shardedDecoderFiles } from './shardedDecoder.ts';

function restricted(name: string, files: Record<string, string | Uint8Array>): RepositorySpec {
  return {
    id: `local-lab/${name}`,
    commits: [
      {
        message: 'Upload model',
        date: '2024-07-01T08:00:00Z',
        files: {
          '.gitattributes': gitAttributes,
          'README.md': modelCard({ title: name, license: 'other' }),
          ...files,
        },
      },
    ],
    license: 'other',
    libraryName: 'transformers',
  };
}

/** Repositories that not everybody may read, each for another reason. */
export const restrictedRepositories: readonly RepositorySpec[] = [
  { ...restricted('gated-decoder', shardedDecoderFiles(61)), gated: 'manual', downloads: 88_000 },
  { ...restricted('gated-encoder', bertFiles({ seed: 62 })), gated: 'auto', downloads: 7000 },
  { ...restricted('private-encoder', bertFiles({ seed: 63 })), private: true },
  { ...restricted('disabled-encoder', bertFiles({ seed: 64 })), disabled: true },
];
