import type { TextFinding, TextPlace } from '../../finding/finding.ts';
import type { DocumentEdit, Fix } from '../../finding/fix.ts';
import type { Reference } from '../../reference/reference.ts';
import type { JoinedCells } from '../../source/notebook/joinedCells.ts';
import { movedLoad } from '../loadView.ts';
import type { LintResult } from '../result.ts';

/** What was found in the joined text, at its places in the cells. */
export function toCells({ findings, references, loads }: LintResult, notebook: JoinedCells): LintResult {
  return {
    findings: findings.flatMap((finding) => findingInCell(finding, notebook) ?? []),
    references: references.flatMap((reference) => placeInCell(reference, notebook) ?? []),
    ...(loads === undefined
      ? {}
      : { loads: loads.flatMap((load) => movedLoad(load, (place) => placeInCell(place, notebook)) ?? []) }),
  };
}

/** A fix of the joined text as a fix of cells; `undefined` where an edit would reach over a cell's end. */
export function fixInCells(fix: Fix, notebook: JoinedCells): Fix | undefined {
  const edits = fix.edits.map((edit) => editInCell(edit, notebook)).filter((edit) => edit !== undefined);
  return edits.length === fix.edits.length ? { ...fix, edits } : undefined;
}

/** A place in a cell as a place in the joined text. */
export function placeInJoined<Place extends TextPlace>(
  { cell, ...place }: Place,
  notebook: JoinedCells,
): Omit<Place, 'cell'> | undefined {
  const range = cell === undefined ? undefined : notebook.fromCell({ cell, range: place.range });
  return range && { ...place, range };
}

function findingInCell(finding: TextFinding, notebook: JoinedCells): TextFinding | undefined {
  const place = placeInCell(finding.place, notebook);
  if (place === undefined) return undefined;
  const { reference: joined, ...rest } = finding;
  const reference: Reference | undefined = joined && placeInCell(joined, notebook);
  return {
    ...rest,
    place,
    related: finding.related.flatMap((related) =>
      related.path === finding.place.path ? (placeInCell(related, notebook) ?? []) : [related],
    ),
    fixes: finding.fixes.flatMap((fix) => fixInCells(fix, notebook) ?? []),
    ...(reference === undefined ? {} : { reference }),
  };
}

function placeInCell<Place extends TextPlace>(place: Place, notebook: JoinedCells): Place | undefined {
  const found = notebook.toCell(place.range);
  return found && { ...place, ...found };
}

/** An edit of a cell that ends in the middle of something would be a guess. New lines end as the cell's do. */
function editInCell(edit: DocumentEdit, notebook: JoinedCells): DocumentEdit | undefined {
  const place = placeInCell(edit, notebook);
  if (place?.cell === undefined || notebook.isUnfinished(place.cell)) return undefined;
  const ends = notebook.cellText(place.cell)?.includes('\r\n') === true ? '\r\n' : '\n';
  return { ...place, text: edit.text.replace(/\r?\n/g, ends) };
}
