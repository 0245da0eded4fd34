import type { Fix } from '../../finding/fix.ts';
import { commitOf } from '../../reference/knownCommit.ts';
import type { ModelLoad } from '../facts/modelLoad.ts';
import { at, dayOf, type KnownLoad, knownLoads, pinnedCommit } from './hubFacts.ts';
import { nounOf, reportOnArgument, reportOnId } from './loadReport.ts';
import type { Report, Rule } from './rule.ts';

/** What is older has this creation date on the Hub. */
const oldestCreation = '2022-03-02';
const day = 86_400_000;

/** The id leads to a repository of another name, or the repository is younger than what is pinned of it. */
export const movedRepository: Rule = {
  slug: 'moved-repository',
  *check(document, context) {
    for (const known of knownLoads(document, context)) {
      const { load, repository, facts } = known;
      const id = facts.card?.id;
      if (id !== undefined && id !== repository.id) {
        const isOldName = !repository.id.includes('/') || id.toLowerCase() === repository.id.toLowerCase();
        yield {
          ...at(isOldName ? 'information' : 'warning', reportOnId(load, messageFor(load, id, isOldName))),
          fixes: useNewId(load, id),
        };
      }
      yield* youngerThanItsCommit(known);
    }
  },
};

function messageFor(load: ModelLoad, id: string, isOldName: boolean): string {
  const { repo } = load.reference;
  const moved = `The ${nounOf(load)} "${repo}" is "${id}" on the Hub today`;
  return isOldName
    ? `${moved}, to which the Hub leads you. Write that id: it says whose repository is loaded.`
    : `${moved}: it was renamed or given away. The Hub leads you there until somebody takes the old name, and then to that one's files. Check that you trust "${id}", and write its id.`;
}

function useNewId(load: ModelLoad, id: string): Fix[] {
  const change = load.editor.replaceId(id);
  if (change === undefined) return [];
  return [{ kind: 'spelling', title: `Use ${id}`, safe: false, edits: change.edits }];
}

/** A day apart at least: a clock may be wrong, and a repository is made shortly before or after its first commit. */
function* youngerThanItsCommit({ load, repository, facts }: KnownLoad): Generator<Report> {
  const sha = pinnedCommit(load);
  const created = facts.card?.createdAt;
  const date = sha === undefined ? undefined : commitOf(sha, facts).date;
  if (created === undefined || date === undefined || dayOf(created) <= oldestCreation) return;
  if (Date.parse(created) - Date.parse(date) < day) return;
  const message = `"${repository.id}" was created on ${dayOf(created)}, after the commit that is pinned of it (${dayOf(date)}): its history was pushed from elsewhere, or somebody made the name anew. Check who owns it.`;
  yield at('warning', reportOnArgument(load, message, { name: 'revision', span: load.revisionSpan }));
}
