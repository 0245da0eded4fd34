/** What a revision string is, as far as reading it can tell (DESIGN section 2). */
export type RevisionState = 'sha' | 'branch' | 'tag' | 'short' | 'pull-request' | 'absent' | 'unknown';

const fullSha = /^[0-9a-f]{40}$/;
const hexadecimal = /^[0-9a-fA-F]{7,40}$/;
const pullRequest = /^refs\/pr\/\d+$/;
const versionTag = /^v?\d+(\.\d+)+([.-]?(a|b|rc|alpha|beta|dev|post)\.?\d*)?$/i;

/** True for a full lower-case 40-hex commit SHA, the only form that no client treats as a name. */
export function isPin(revision: string): boolean {
  return fullSha.test(revision);
}

/**
 * Classifies a literal revision. Upper-case hex counts as `short`: the Python client knows only
 * `^[0-9a-f]{40}$` as a commit and takes everything else for a mutable name (huggingface_hub 1.x).
 * Whether a name is a branch or a tag only the Hub knows; a version number is taken for a tag.
 */
export function classifyRevision(revision: string | null | undefined): RevisionState {
  if (revision === null || revision === undefined || revision === '') return 'absent';
  if (isPin(revision)) return 'sha';
  if (pullRequest.test(revision)) return 'pull-request';
  if (hexadecimal.test(revision) && /\d/.test(revision)) return 'short';
  return versionTag.test(revision) ? 'tag' : 'branch';
}
