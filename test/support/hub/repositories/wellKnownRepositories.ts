import type { RepositorySpec } from '../repositorySpec.ts';
import { bertBaseUncased } from './bertBaseUncased.ts';
import { customCode } from './customCode.ts';
import { datasets } from './datasets.ts';
import { demoSpace } from './demoSpace.ts';
import { flaggedModel } from './flaggedModel.ts';
import { gpt2 } from './gpt2.ts';
import { loraAdapter } from './loraAdapter.ts';
import { pickleOnly } from './pickleOnly.ts';
import { releasedEncoder } from './releasedEncoder.ts';
import { restrictedRepositories } from './restrictedRepositories.ts';
import { sentenceEncoder } from './sentenceEncoder.ts';
import { shardedDecoder } from './shardedDecoder.ts';

/** What the local Hub serves unless it is told otherwise. */
export const wellKnownRepositories: readonly RepositorySpec[] = [
  bertBaseUncased,
  customCode,
  flaggedModel,
  gpt2,
  loraAdapter,
  pickleOnly,
  releasedEncoder,
  sentenceEncoder,
  shardedDecoder,
  ...restrictedRepositories,
  ...datasets,
  demoSpace,
];
