import { commitPlace } from '../../reference/commitPlace.ts';
import type { RepositoryFacts } from '../../reference/repositoryFacts.ts';
import { pinNoteBehind } from '../facts/pinNote.ts';
import { knownLoads, pinnedCommit } from './hubFacts.ts';
import { reportOnArgument } from './loadReport.ts';
import type { Rule } from './rule.ts';

/** The comment behind a pin names a tag that leads elsewhere, or a branch that does not have the commit. */
export const pinCommentMismatch: Rule = {
  slug: 'pin-comment-mismatch',
  *check(document, context) {
    for (const { load, repository, facts } of knownLoads(document, context)) {
      const sha = pinnedCommit(load);
      const note = load.revisionText && pinNoteBehind(document.document, load.revisionText);
      if (sha === undefined || note === undefined) continue;
      const problem = problemOf(note.name, sha, repository.id, facts);
      if (problem === undefined) continue;
      yield reportOnArgument(load, problem, { name: 'revision', span: load.revisionSpan });
    }
  },
};

function problemOf(name: string, sha: string, id: string, facts: RepositoryFacts): string | undefined {
  const { refs = [], histories = [] } = facts;
  const tag = refs.find((ref) => ref.kind === 'tag' && ref.name === name);
  if (tag !== undefined) {
    return tag.sha === sha
      ? undefined
      : `The comment calls this commit "${name}", and the tag "${name}" of "${id}" leads to ${tag.sha.slice(0, 12)}. Tags do not move in good faith: treat this as a security event, and find out which of the two was meant.`;
  }
  const branch = refs.find((ref) => ref.kind === 'branch' && ref.name === name);
  const history = branch && histories.find(({ ref }) => ref === branch.ref);
  if (branch?.sha === sha || history?.complete !== true) return undefined;
  // A commit that is on no branch at all has a rule of its own.
  if (history.commits.some((commit) => commit.sha === sha) || commitPlace(sha, facts).on !== 'ref')
    return undefined;
  return `The comment calls this commit "${name}", and the history of the branch "${name}" of "${id}" does not have it: it was made on another branch, or the branch was rewritten. Find out which commit was meant.`;
}
