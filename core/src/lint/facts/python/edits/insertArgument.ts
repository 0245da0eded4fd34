import type { Node } from 'web-tree-sitter';
import { meaningfulChildren } from '../extras.ts';
import type { PythonModule } from '../module.ts';

/** A replacement by offsets. */
export interface OffsetEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Where an argument goes and what follows it on its line. */
export interface Insertion {
  readonly edits: readonly OffsetEdit[];
  /** True where the argument stands alone on a new line, so that a comment can follow it there. */
  readonly ownLine: boolean;
}

/**
 * Adds `argument` at the end of a call or a dict display, in the style that is there: one item per line,
 * trailing comma, comments. `comment` follows on the argument's own line where it gets one.
 */
export function insertArgument(
  module: PythonModule,
  list: Node,
  argument: string,
  comment: string,
): Insertion | undefined {
  module.spend(1);
  const opening = list.firstChild;
  const closing = list.lastChild;
  if (opening === null || closing === null || closing.isMissing || list.hasError) return undefined;
  const items = meaningfulChildren(list);
  const last = items.at(-1);
  if (last === undefined) {
    const hasComment = list.namedChildren.length > 0;
    if (hasComment) return undefined;
    return { edits: [{ start: opening.endIndex, end: closing.startIndex, text: argument }], ownLine: false };
  }
  const comma = list.children.find((child) => child.type === ',' && child.startIndex >= last.endIndex);
  const indent = lineIndent(module.text, last.startIndex);
  const closingOnNewLine = module.text
    .slice(comma?.endIndex ?? last.endIndex, closing.startIndex)
    .includes('\n');
  if (indent === undefined || insideString(module, list)) return inline(last, comma, argument);
  if (closingOnNewLine) return block(module, last, comma, indent, argument, comment);
  return {
    edits: [
      {
        start: (comma ?? last).endIndex,
        end: (comma ?? last).endIndex,
        text: `${comma ? '' : ','}${module.document.lines.lineBreak}${indent}${argument}${comma ? ',' : ''}`,
      },
    ],
    ownLine: false,
  };
}

function inline(last: Node, comma: Node | undefined, argument: string): Insertion {
  const at = (comma ?? last).endIndex;
  const text = comma === undefined ? `, ${argument}` : ` ${argument},`;
  return { edits: [{ start: at, end: at, text }], ownLine: false };
}

/** The closing bracket stands on a line of its own: the argument gets one too, behind any comment of the last one. */
function block(
  module: PythonModule,
  last: Node,
  comma: Node | undefined,
  indent: string,
  argument: string,
  comment: string,
): Insertion {
  const end = endOfLine(module.text, (comma ?? last).endIndex);
  const line = `${module.document.lines.lineBreak}${indent}${argument}${comma ? ',' : ''}${comment}`;
  if (comma !== undefined || end === last.endIndex) {
    return { edits: [{ start: end, end, text: `${comma ? '' : ','}${line}` }], ownLine: true };
  }
  return {
    edits: [
      { start: last.endIndex, end: last.endIndex, text: ',' },
      { start: end, end, text: line },
    ],
    ownLine: true,
  };
}

/** The white space before a node that begins its line, `undefined` where something else stands before it. */
function lineIndent(text: string, index: number): string | undefined {
  const start = text.lastIndexOf('\n', index - 1) + 1;
  const before = text.slice(start, index);
  return /^[ \t]*$/.test(before) && start > 0 ? before : undefined;
}

export function endOfLine(text: string, index: number): number {
  const newline = text.indexOf('\n', index);
  if (newline === -1) return text.length;
  return text.charAt(newline - 1) === '\r' ? newline - 1 : newline;
}

/** True inside an f-string: no line break and no comment may be written there. */
export function insideString(module: PythonModule, node: Node): boolean {
  return module.ancestors(node).some((ancestor) => ancestor.type === 'string');
}
