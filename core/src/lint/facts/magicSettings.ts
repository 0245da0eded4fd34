import type { SourceDocument } from '../../source/document.ts';
import type { CellMagicLine } from '../../source/notebook/magicLine.ts';
import type { Span } from '../../text/range.ts';
import type { EnvironmentSetting } from './environment.ts';
import { shellAssignments } from './shellAssignments.ts';

/** The variables that a notebook's lines set: `%env X=1`, `!X=1 python train.py`, `export X=1` in a `%%bash` cell. */
export function magicSettings(
  document: SourceDocument,
  magics: readonly CellMagicLine[],
): readonly EnvironmentSetting[] {
  return magics.flatMap((magic) => {
    if (magic.kind === 'shell') {
      return shellAssignments(magic.text).map(({ name, value, span }) => {
        const { start } = magic.span;
        return setting(name, value, { start: start + span.start, end: start + span.end }, magic.span);
      });
    }
    if (magic.kind !== 'env' || magic.value === undefined) return [];
    const { text, span } = magic.value;
    const remove = () => [lineRemoval(document, magic.span)];
    return [{ ...setting(magic.name, text, span, magic.span), remove }];
  });
}

function setting(name: string, value: string, span: Span, scope: Span): EnvironmentSetting {
  return { name, value, span, scope, provenance: [], overridable: false, remove: () => undefined };
}

/** A magic has its lines to itself. */
function lineRemoval({ path, lines }: SourceDocument, span: Span) {
  const first = lines.positionAt(span.start).line;
  const last = lines.positionAt(span.end).line;
  const range = { start: { line: first, character: 0 }, end: { line: last + 1, character: 0 } };
  return { path, range, text: '' };
}
