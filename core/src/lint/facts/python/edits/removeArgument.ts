import type { Node } from 'web-tree-sitter';
import type { OffsetEdit } from './insertArgument.ts';

/** Takes an argument out with its comma, and with its line where it stands alone on one. */
export function removeArgument(text: string, argument: Node): readonly OffsetEdit[] {
  const next = argument.nextSibling;
  const previous = argument.previousSibling;
  if (next?.type === ',') {
    const lineStart = text.lastIndexOf('\n', argument.startIndex - 1) + 1;
    const alone = text.slice(lineStart, argument.startIndex).trim() === '';
    const rest = /^[ \t]*(\r?\n)?/.exec(text.slice(next.endIndex))?.[0] ?? '';
    if (alone && rest.endsWith('\n'))
      return [{ start: lineStart, end: next.endIndex + rest.length, text: '' }];
    const space = /^[ \t]*/.exec(text.slice(next.endIndex))?.[0].length ?? 0;
    return [{ start: argument.startIndex, end: next.endIndex + space, text: '' }];
  }
  const start = previous?.type === ',' ? previous.startIndex : argument.startIndex;
  return [{ start, end: argument.endIndex, text: '' }];
}
