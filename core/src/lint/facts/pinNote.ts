import { readPinComment } from '../../reference/pinComment.ts';
import type { SourceDocument } from '../../source/document.ts';
import type { Span } from '../../text/range.ts';

/** What the comment behind a pin says of it. */
export interface PinNote {
  /** The branch or tag. */
  readonly name: string;
  /** Name and date. */
  readonly span: Span;
}

/** The comment on the line on which the revision's literal ends. */
export function pinNoteBehind({ lines }: SourceDocument, { end }: Span): PinNote | undefined {
  const { line, character } = lines.positionAt(end);
  const comment = readPinComment(lines.lineText(line), character);
  if (comment === undefined) return undefined;
  const lineStart = end - character;
  return { name: comment.name, span: { start: lineStart + comment.start, end: lineStart + comment.end } };
}
