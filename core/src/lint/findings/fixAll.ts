import type { TextFinding } from '../../finding/finding.ts';
import type { DocumentEdit, Fix } from '../../finding/fix.ts';
import { comparePositions } from '../../text/range.ts';

/** The safe fixes that can be applied together: one per finding, none over another's text. */
export function safeFixes(findings: readonly TextFinding[]): readonly Fix[] {
  const chosen: Fix[] = [];
  for (const finding of findings) {
    const fix = finding.fixes.find((candidate) => candidate.safe && staysIn(candidate, finding.place.path));
    if (fix !== undefined && !chosen.some((other) => conflict(fix, other))) chosen.push(fix);
  }
  return chosen;
}

/** What changes another file, such as the manifest, is a step of its own. */
function staysIn({ edits }: Fix, path: string): boolean {
  return edits.every((edit) => edit.path === path);
}

/** The edits of fixes that do not conflict, without those that several of them share. */
export function mergeEdits(fixes: readonly Fix[]): readonly DocumentEdit[] {
  const edits: DocumentEdit[] = [];
  for (const edit of fixes.flatMap((fix) => fix.edits)) {
    if (!edits.some((other) => sameEdit(edit, other))) edits.push(edit);
  }
  return edits;
}

/**
 * Two edits of one text conflict. Insertions at one place keep their order, unless both add the comma that the last
 * argument lacks: those fixes go one after the other.
 */
function conflict(a: Fix, b: Fix): boolean {
  return a.edits.some((edit) =>
    b.edits.some((other) => (overlap(edit, other) && !sameEdit(edit, other)) || bothAddComma(edit, other)),
  );
}

function bothAddComma(a: DocumentEdit, b: DocumentEdit): boolean {
  if (a.path !== b.path || a.cell !== b.cell || comparePositions(a.range.start, b.range.start) !== 0)
    return false;
  return [a, b].every(({ text }) => /^,(?:\r?\n|$)/.test(text));
}

function overlap(a: DocumentEdit, b: DocumentEdit): boolean {
  if (a.path !== b.path || a.cell !== b.cell) return false;
  return comparePositions(a.range.start, b.range.end) < 0 && comparePositions(b.range.start, a.range.end) < 0;
}

function sameEdit(a: DocumentEdit, b: DocumentEdit): boolean {
  const replaces = comparePositions(a.range.start, a.range.end) !== 0;
  return (
    replaces &&
    a.path === b.path &&
    a.cell === b.cell &&
    a.text === b.text &&
    comparePositions(a.range.start, b.range.start) === 0 &&
    comparePositions(a.range.end, b.range.end) === 0
  );
}
