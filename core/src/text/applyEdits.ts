import { LineIndex } from './lineIndex.ts';
import type { TextEdit } from './range.ts';

/**
 * The text after `edits`, which all refer to the text given. Insertions at one place keep their order.
 * @throws RangeError where two edits overlap.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const lines = new LineIndex(text);
  const ordered = edits
    .map((edit) => ({ ...lines.spanOf(edit.range), text: edit.text }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let at = 0;
  for (const edit of ordered) {
    if (edit.start < at) throw new RangeError(`edits overlap at offset ${edit.start}`);
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}
