import { groupBy } from '../collections/groupBy.ts';
import type { TextFinding } from '../finding/finding.ts';
import { isExcepted } from '../policy/exceptions.ts';
import type { Reference } from '../reference/reference.ts';
import type { LintContext } from './context.ts';
import { severityOf } from './findings/severityOf.ts';

/**
 * The rules that need every reference of a workspace: one repository at two commits.
 * @param nameOf the name of a path in messages
 */
export function lintReferences(
  references: readonly Reference[],
  context: LintContext,
  nameOf: (path: string) => string = (path) => path,
): readonly TextFinding[] {
  const severity = severityOf('inconsistent-pin', {}, context);
  if (severity === undefined) return [];
  const findings = pinnedGroups(references).flatMap((group) => {
    const shas = [...new Set(group.map((reference) => reference.revision ?? ''))];
    if (shas.length < 2) return [];
    return group.map((reference): TextFinding => {
      const other = group.find((one) => one.revision !== reference.revision) ?? reference;
      return {
        rule: 'inconsistent-pin',
        severity,
        message: `"${reference.repo}" is pinned at ${short(reference)} here and at ${short(other)} in ${placeLabel({ ...other, path: nameOf(other.path) })}: two parts of this workspace load different files under one name.`,
        place: placeOf(reference),
        related: [{ ...placeOf(other), message: `pinned at ${short(other)} here` }],
        fixes: [],
        reference,
      };
    });
  });
  return findings.filter((finding) => !isExcepted(finding, context.policy, context.today));
}

function pinnedGroups(references: readonly Reference[]): readonly (readonly Reference[])[] {
  const pinned = references.filter(
    ({ repo, revision, revisionState }) => repo !== null && revision !== null && revisionState === 'sha',
  );
  return [...groupBy(pinned, ({ kind, repo }) => `${kind}:${repo}`).values()];
}

function placeOf({ path, cell, range }: Reference): TextFinding['place'] {
  return { path, range, ...(cell === undefined ? {} : { cell }) };
}

function placeLabel({ path, cell, range }: Reference): string {
  const line = `line ${range.start.line + 1}`;
  return cell === undefined ? `${path}, ${line}` : `${path}, cell ${cell}, ${line}`;
}

function short(reference: Reference): string {
  return (reference.revision ?? '').slice(0, 12);
}
