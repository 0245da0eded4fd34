import type { LoadView } from '../../../../core/src/lint/loadView.ts';
import type { KnownCommit } from '../../../../core/src/reference/knownCommit.ts';
import { pinComment } from '../../../../core/src/reference/pinComment.ts';
import { plural } from '../../../../core/src/report/plural.ts';
import type { Line } from './card.ts';

/** Pinned, not pinned, or not known, in words, and where the name leads as far as that is known. */
export function revisionLine(load: LoadView, commit: KnownCommit | undefined): Line {
  const { reference, pinNote, takesRevision, overridable, unresolved } = load;
  const { revision, revisionState } = reference;
  const leads: Line = commit === undefined ? [] : [' It led to ', { code: commit.sha }, `${dated(commit)}.`];
  const open = overridable ? ' A caller, the environment or other code may set another.' : '';
  switch (revisionState) {
    case 'sha':
      if (revision === null) return [{ strong: 'Pinned' }, ' to a commit that is known when the code runs.'];
      return [{ strong: 'Pinned' }, ' to ', { code: revision }, said(pinNote, commit)];
    case 'absent':
      return takesRevision
        ? [
            { strong: 'Not pinned' },
            `: without a revision it loads what main holds that day.${open}`,
            ...leads,
          ]
        : [
            { strong: 'Not pinned' },
            `: this loader takes no revision and always loads what main holds.${open}`,
            ...leads,
          ];
    case 'branch':
    case 'tag':
      return [
        { strong: 'Not pinned' },
        ': ',
        { code: revision ?? '' },
        ` is a name that can be moved.${open}`,
        ...leads,
      ];
    case 'short':
      return [
        { strong: 'Not pinned' },
        ': ',
        { code: revision ?? '' },
        ` is no full commit SHA.${open}`,
        ...leads,
      ];
    case 'pull-request':
      return [
        { strong: 'Not pinned' },
        ': ',
        { code: revision ?? '' },
        ` is a pull request that anybody may have opened.${open}`,
        ...leads,
      ];
    case 'unknown':
      return [{ strong: 'Not known' }, `: ${unresolved ?? 'the source does not tell'}.`];
  }
}

/** What the comment behind a pin says, and what the Hub said where it tells more. */
function said(pinNote: string | undefined, commit: KnownCommit | undefined): string {
  const comment = pinNote === undefined ? '' : `, ${pinNote} says the comment`;
  return `${comment}${commit === undefined ? '' : stood(commit)}.`;
}

function stood(commit: KnownCommit): string {
  const { names, behind } = commit;
  if (names.length > 0) return `, where ${names.join(', ')} led${dated(commit)}`;
  if (behind === undefined) return dated(commit);
  return `, ${plural(behind.commits, 'commit')} behind the head of ${behind.name}${dated(commit)}`;
}

function dated({ date }: KnownCommit): string {
  return date === undefined ? '' : ` (${date.slice(0, 10)})`;
}

/** `main @ 2026-11-20`, from the comment or from what the Hub said; `undefined` where neither tells. */
export function pinName(load: LoadView, commit: KnownCommit | undefined): string | undefined {
  const name = commit?.names[0] ?? commit?.behind?.name;
  return load.pinNote ?? (name === undefined ? undefined : pinComment(name, commit?.date));
}
