import type { PythonModule } from '../module.ts';
import { endOfLine, type OffsetEdit } from './insertArgument.ts';

/** The comment that names what a SHA was: `# main @ 2026-11-20`. */
export const pinCommentText = '  # {name} @ {date}';
const earlierComment = /[ \t]*# \S+ @ \d{4}-\d{2}-\d{2}(?=\s*$|\s+#)/;

/**
 * Writes the pin's comment at the end of the line that holds `index`: behind what is there, so that `# type:` and
 * `# noqa` keep their place, and instead of an earlier pin comment. Nothing where a comment would break the text:
 * behind a line continuation or inside a string.
 */
export function pinCommentEdit(module: PythonModule, index: number): OffsetEdit | undefined {
  module.spend(1);
  const end = endOfLine(module.text, index);
  if (module.text.charAt(end - 1) === '\\') return undefined;
  const last = module.root.descendantForIndex(Math.max(index, end - 1), end);
  if (last === null) return undefined;
  const path = [...module.ancestors(last), last];
  if (path.some((node) => node.type === 'string' && node.startIndex < end && node.endIndex > end))
    return undefined;
  const start = module.text.lastIndexOf('\n', index - 1) + 1;
  const earlier = last.type === 'comment' ? earlierComment.exec(module.text.slice(start, end)) : null;
  if (earlier === null) return { start: end, end, text: pinCommentText };
  const at = start + earlier.index;
  return { start: at, end: at + earlier[0].length, text: pinCommentText };
}
