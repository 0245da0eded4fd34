import type { Reference } from '../reference/reference.ts';
import { isRepositoryId } from '../reference/repositoryId.ts';
import type { PinQuestion } from './pin.ts';

/** What to ask for a reference, or why nothing can be asked. */
export type AskedPin = { readonly question: PinQuestion } | { readonly reason: string };

/** The question that pins a reference; pinned ones, unknown ones and what is on no Hub have none. */
export function pinQuestion(reference: Reference): AskedPin {
  const { kind, repo, revision, revisionState } = reference;
  if (kind === 'github') {
    return {
      reason: `${repo ?? 'The repository'} is on GitHub: the Hub does not know its commits. Look the commit up there.`,
    };
  }
  if (kind !== 'model' && kind !== 'dataset' && kind !== 'space') {
    return { reason: `A reference of kind ${kind} has no commit on the Hub.` };
  }
  if (repo === null || revisionState === 'unknown') {
    return { reason: 'The id or the revision is not known by reading the source.' };
  }
  if (!isRepositoryId(repo)) return { reason: `"${repo}" is no id that a Hub repository can have.` };
  if (revisionState === 'sha') return { reason: `${repo} is already pinned.` };
  // Nobody has merged a pull request: what is pinned in its place is main (RULES, pull-request-revision).
  const named = revisionState === 'absent' || revisionState === 'pull-request' ? null : revision;
  return { question: { repository: { kind, id: repo }, revision: named ?? 'main' } };
}
