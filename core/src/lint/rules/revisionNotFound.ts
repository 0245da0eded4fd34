import type { Fix } from '../../finding/fix.ts';
import type { HubRef } from '../../reference/resolver.ts';
import { isRevisionName } from '../../reference/revisionName.ts';
import { nearestWord } from '../../text/nearestWord.ts';
import type { DocumentFacts } from '../facts/documentFacts.ts';
import type { ModelLoad } from '../facts/modelLoad.ts';
import { dayOf, type KnownLoad, knownLoads, pinnedCommit } from './hubFacts.ts';
import { reportOnArgument } from './loadReport.ts';
import type { Rule } from './rule.ts';
import { updateFix } from './updateFix.ts';

/** Names that a message has room for. */
const shownNames = 5;
/** Names among which the nearest is looked for. */
const mostNames = 500;

/** The repository is there, and the revision that the source names is not. */
export const revisionNotFound: Rule = {
  slug: 'revision-not-found',
  *check(document, context) {
    for (const known of knownLoads(document, context)) {
      const { load, repository, facts } = known;
      const { revision } = load.reference;
      const isMissing = facts.revisions?.some(
        (each) => each.revision === revision && each.state === 'not-found',
      );
      if (revision === null || isMissing !== true) continue;
      yield {
        ...reportOnArgument(load, messageFor(known, revision), { name: 'revision', span: load.revisionSpan }),
        fixes: [
          ...useNearest(load, revision, facts.refs ?? [], document),
          ...updateFix(load, 'main', `Pin ${repository.id} to the commit that main leads to now`),
        ],
      };
    }
  },
};

function messageFor({ load, repository, facts }: KnownLoad, revision: string): string {
  const asOf = `as of ${dayOf(facts.asOf)}`;
  if (pinnedCommit(load) !== undefined) {
    return `"${repository.id}" has no commit ${revision.slice(0, 12)} ${asOf}, so this load fails. Its history was rewritten, the repository was made anew under the same name, or the SHA is of another one: find out which before you pin another commit.`;
  }
  const names = namesOf(facts.refs ?? []);
  const more = names.length > shownNames ? ', ...' : '';
  const there = names.length === 0 ? '' : ` It has ${names.slice(0, shownNames).join(', ')}${more}.`;
  return `"${repository.id}" has no revision "${revision}" ${asOf}, so this load fails, and whoever may push there can give that name to any commit.${there}`;
}

/** Branches and tags that may stand in a message and in a source: their names come from a server. */
function namesOf(refs: readonly HubRef[]): string[] {
  const names = refs.flatMap(({ kind, name }) => (kind === 'branch' || kind === 'tag' ? [name] : []));
  return [...new Set(names)].filter(isRevisionName).slice(0, mostNames);
}

function useNearest(
  load: ModelLoad,
  revision: string,
  refs: readonly HubRef[],
  { document }: DocumentFacts,
): Fix[] {
  const { revisionText, overridable } = load;
  if (revisionText === undefined || overridable || pinnedCommit(load) !== undefined) return [];
  const isWhole = document.text.slice(revisionText.start, revisionText.end) === revision;
  const meant = isWhole ? nearestWord(revision, namesOf(refs)) : undefined;
  if (meant === undefined) return [];
  const range = document.lines.rangeOf(revisionText);
  return [
    {
      kind: 'replace',
      title: `Use the revision ${meant}`,
      safe: false,
      edits: [{ path: document.path, range, text: meant }],
    },
  ];
}
