import type { Position, Range } from 'vscode-languageserver/node';
import type { DocumentEdit } from '../../../../core/src/finding/fix.ts';
import type { LintContext } from '../../../../core/src/lint/context.ts';
import type { LoadView } from '../../../../core/src/lint/loadView.ts';
import { comparePositions } from '../../../../core/src/text/range.ts';
import type { OpenSource } from '../../documents/openSource.ts';
import type { OpenText } from '../../documents/openText.ts';
import { literalAt } from './literalAt.ts';
import { pinFixOf } from './loadLenses.ts';
import { holds } from './loadsAt.ts';

/** What stands at the cursor: the id or the revision of a load, and the text between the quotes. */
export interface CompletedPart {
  readonly part: 'id' | 'revision';
  readonly load: LoadView;
  /** What a completion replaces. */
  readonly range: Range;
  /** Edits that put a comment behind a pin there, in places of the text as it is. */
  readonly comments: readonly DocumentEdit[];
}

/** No repository has this id, and no branch this name. */
const mark = 'model-warden/completed';

/** Characters up to which a text is read again for a completion. */
const largest = 1_000_000;

/**
 * Half a name is no id, so the text is read once more with a whole one in its place: what the linter then takes for
 * the id or the revision of a load is what the cursor is in.
 */
export function completedPart(
  source: OpenSource,
  document: OpenText,
  position: Position,
  context: LintContext,
): CompletedPart | undefined {
  const { lines, text } = document;
  const line = lines.lineText(position.line);
  const span = text.length > largest ? undefined : literalAt(line, position.character);
  if (span === undefined) return undefined;
  const from = lines.offsetAt({ line: position.line, character: 0 });
  const sketch = source.sketch(
    document,
    text.slice(0, from + span.start) + mark + text.slice(from + span.end),
  );
  try {
    const { loads = [], findings } = sketch.lint(context);
    const range = at(position.line, span.start, span.end);
    const isHere = (place: LoadView['idText']) => isAt(place, document, range.start);
    const revised = loads.find(({ revisionText }) => isHere(revisionText));
    if (revised !== undefined) {
      const edits = pinFixOf(revised, findings)?.edits ?? [];
      return { part: 'revision', load: revised, range, comments: commentsOf(edits, range) };
    }
    const named = loads.find(({ idText }) => isHere(idText));
    return named && { part: 'id', load: named, range, comments: [] };
  } finally {
    sketch.dispose();
  }
}

function isAt(place: LoadView['idText'], { cell }: OpenText, position: Position): boolean {
  return place !== undefined && place.cell === cell && comparePositions(place.range.start, position) === 0;
}

/** Edits of the text with the mark in it, at their places in the text without; none where the pin itself is elsewhere. */
function commentsOf(edits: readonly DocumentEdit[], range: Range): readonly DocumentEdit[] {
  const { line, character } = range.start;
  const marked = at(line, character, character + mark.length);
  const pins = edits.filter((edit) => holds(marked, edit.range.start) && holds(marked, edit.range.end));
  if (pins.length !== 1) return [];
  const moved = range.end.character - marked.end.character;
  return edits
    .filter((edit) => !pins.includes(edit))
    .map((edit) => ({
      ...edit,
      range: { start: shifted(edit.range.start, line, moved), end: shifted(edit.range.end, line, moved) },
    }));
}

function shifted(position: Position, line: number, by: number): Position {
  return position.line === line ? { line, character: position.character + by } : position;
}

function at(line: number, start: number, end: number): Range {
  return { start: { line, character: start }, end: { line, character: end } };
}
