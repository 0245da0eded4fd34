import { commitOf, type KnownCommit } from '../../reference/knownCommit.ts';
import type { HubFile } from '../../reference/resolver.ts';
import type { LintContext } from '../context.ts';
import { pinNoteBehind } from '../facts/pinNote.ts';
import { dayOf, type KnownLoad, knownLoads, pinnedCommit } from './hubFacts.ts';
import { reportOnArgument } from './loadReport.ts';
import type { Rule } from './rule.ts';
import { updateFix } from './updateFix.ts';

/** The branch of the pin has newer commits. A pin that was made from a tag stays where the tag is. */
export const stalePin: Rule = {
  slug: 'stale-pin',
  *check(facts, context) {
    for (const known of knownLoads(facts, context)) {
      const { load, repository } = known;
      const sha = pinnedCommit(load);
      const { revisionText } = load;
      const named =
        revisionText === undefined ? undefined : pinNoteBehind(facts.document, revisionText)?.name;
      const news = sha === undefined ? undefined : newsOf(sha, named, known, context);
      if (news === undefined) continue;
      const { branch, newer, changed } = news;
      yield {
        ...reportOnArgument(load, messageFor(repository.id, news), {
          name: 'revision',
          span: load.revisionSpan,
        }),
        fixes: updateFix(
          load,
          branch,
          `Update ${repository.id} to ${branch} (${[newer, changed].filter(Boolean).join(', ')})`,
        ),
      };
    }
  },
};

interface News {
  readonly branch: string;
  /** `3 newer commits`. */
  readonly newer: string;
  /** `2 files changed`, where both lists are known. */
  readonly changed: string | undefined;
  readonly pinned: KnownCommit;
  /** ISO 8601 date of the newest commit, where known. */
  readonly newest: string | undefined;
}

function newsOf(
  sha: string,
  named: string | undefined,
  { repository, facts }: KnownLoad,
  { hub }: LintContext,
): News | undefined {
  const pinned = commitOf(sha, facts);
  const { behind } = pinned;
  const isTag = facts.refs?.some(
    ({ kind, name, sha: at }) => kind === 'tag' && (name === named || at === sha),
  );
  if (behind === undefined || isTag === true) return undefined;
  const isOther = named !== undefined && named !== behind.name;
  if (isOther && facts.refs?.some(({ kind, name }) => kind === 'branch' && name === named)) return undefined;
  const history = facts.histories?.find(({ ref }) => ref === `refs/heads/${behind.name}`);
  const head = history?.commits[0];
  const [before, after] = [hub.filesAt(repository, sha), head && hub.filesAt(repository, head.sha)];
  const files = before && after ? changedFiles(before, after) : undefined;
  return {
    branch: behind.name,
    newer: `${behind.commits} newer ${behind.commits === 1 ? 'commit' : 'commits'}`,
    changed: files === undefined ? undefined : `${files} ${files === 1 ? 'file' : 'files'} changed`,
    pinned,
    newest: head?.date,
  };
}

function messageFor(id: string, { branch, newer, changed, pinned, newest }: News): string {
  const from = pinned.date === undefined ? '' : ` of ${dayOf(pinned.date)}`;
  const until = newest === undefined ? '' : `, the newest of ${dayOf(newest)}`;
  const files = changed === undefined ? '' : `, ${changed}`;
  return `"${id}" is pinned to a commit${from}; ${branch} has ${newer} since${until}${files}. Look at what changed, then update the pin.`;
}

/** Files that were added, removed or have another content. */
export function changedFiles(before: readonly HubFile[], after: readonly HubFile[]): number {
  const earlier = new Map(before.map((file) => [file.path, contentOf(file)]));
  const same = after.filter((file) => earlier.get(file.path) === contentOf(file)).length;
  const kept = after.filter(({ path }) => earlier.has(path)).length;
  return before.length - kept + (after.length - same);
}

/** The git id names the content, also of a file in LFS, whose pointer holds the hash. */
function contentOf({ gitOid, sha256, size }: HubFile): string {
  return sha256 ?? gitOid ?? String(size);
}
