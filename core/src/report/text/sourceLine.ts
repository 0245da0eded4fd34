import type { Range } from '../../text/range.ts';
import { escapeControls } from '../escape/controls.ts';
import { beforePair, type LineExcerpt } from '../lineExcerpt.ts';
import { displayWidth } from './displayWidth.ts';

const tabWidth = 4;
/** Columns of a source line that are shown. */
const widest = 160;

/** A line of source and below it what points at a part of it, in terminal columns. */
export interface PointedLine {
  readonly line: string;
  readonly pointer: string;
}

/** Tabs become spaces, controls are spelled out, and a long line is cut behind the place. */
export function pointedLine({ text, column }: LineExcerpt, range: Range): PointedLine {
  const start = Math.min(range.start.character - column, text.length);
  const isLong = range.end.line > range.start.line;
  const end = isLong ? text.length : Math.min(range.end.character - column, text.length);
  const before = shown(text.slice(0, start));
  const marked = shown(text.slice(start, Math.max(start, end)));
  const after = shown(text.slice(Math.max(start, end)));
  const lead = column > 0 ? '...' : '';
  const line = cut(`${lead}${before}${marked}${after}`.trimEnd());
  const offset = displayWidth(lead + before);
  const width = Math.max(1, Math.min(displayWidth(marked), displayWidth(line) - offset));
  return { line, pointer: ' '.repeat(offset) + '^'.repeat(width) };
}

/** Every tab has one width, wherever it stands: only then do the parts of a line add up. */
function shown(text: string): string {
  return text.split('\t').map(escapeControls).join(' '.repeat(tabWidth));
}

function cut(text: string): string {
  if (text.length <= widest) return text;
  return `${text.slice(0, beforePair(text, widest))}...`;
}
