import { deadRemoteCode } from './deadRemoteCode.ts';
import { hardcodedToken } from './hardcodedToken.ts';
import { ignoredArgument } from './ignoredArgument.ts';
import { implicitRemoteCode } from './implicitRemoteCode.ts';
import { impostorRevision } from './impostorRevision.ts';
import { insecureEndpoint } from './insecureEndpoint.ts';
import { manifestMismatch } from './manifestMismatch.ts';
import { manifestUnapproved } from './manifestUnapproved.ts';
import { movedRepository } from './movedRepository.ts';
import { pickleFileRequested } from './pickleFileRequested.ts';
import { pinCommentMismatch } from './pinCommentMismatch.ts';
import { pullRequestRevision } from './pullRequestRevision.ts';
import { remoteCode } from './remoteCode.ts';
import { remoteCodeUnpinned } from './remoteCodeUnpinned.ts';
import { repositoryNotFound } from './repositoryNotFound.ts';
import { revisionNotFound } from './revisionNotFound.ts';
import { revisionNotSupported } from './revisionNotSupported.ts';
import type { Rule } from './rule.ts';
import { safetensorsNotRequired } from './safetensorsNotRequired.ts';
import { shortRevision } from './shortRevision.ts';
import { stalePin } from './stalePin.ts';
import { typosquat } from './typosquat.ts';
import { unpinnedRevision } from './unpinnedRevision.ts';
import { unresolvedReference } from './unresolvedReference.ts';
import { unsafeDeserialization } from './unsafeDeserialization.ts';
import { unsafeEnvironment } from './unsafeEnvironment.ts';
import { unsafeKerasLoad } from './unsafeKerasLoad.ts';
import { unsafeTorchLoad } from './unsafeTorchLoad.ts';

/**
 * Every rule on one document. Those on a whole workspace and on suppressions are in `workspace.ts` and
 * `findings/suppressions.ts`.
 */
export const rules: readonly Rule[] = [
  remoteCodeUnpinned,
  remoteCode,
  implicitRemoteCode,
  deadRemoteCode,
  unpinnedRevision,
  shortRevision,
  pullRequestRevision,
  revisionNotSupported,
  unresolvedReference,
  ignoredArgument,
  safetensorsNotRequired,
  pickleFileRequested,
  unsafeTorchLoad,
  unsafeDeserialization,
  unsafeKerasLoad,
  typosquat,
  manifestUnapproved,
  insecureEndpoint,
  unsafeEnvironment,
  hardcodedToken,
  repositoryNotFound,
  revisionNotFound,
  impostorRevision,
  movedRepository,
  stalePin,
  pinCommentMismatch,
  manifestMismatch,
];
