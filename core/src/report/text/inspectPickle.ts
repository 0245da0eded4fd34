import type { Severity } from '../../finding/severity.ts';
import type { PickleEvent, PickleInstruction, PickleNote } from '../../inspect/pickle/pickleEvent.ts';
import { byteSize } from '../../text/byteSize.ts';
import { plural } from '../plural.ts';
import { displayWidth } from './displayWidth.ts';
import { shownText } from './inspectShown.ts';
import type { Style } from './style.ts';

/** Columns of opcode and operand before the notes. */
const noteColumn = 44;
/** Levels of marks and streams that are indented; hostile streams have a million. */
const mostIndented = 20;

const severities: Record<NonNullable<PickleNote['level']>, Severity> = {
  dangerous: 'error',
  unknown: 'warning',
};

/** The lines of some steps of a disassembly. @param size of the file, bytes */
export function* inspectPickleLines(
  events: readonly PickleEvent[],
  size: number,
  style: Style,
): Generator<string> {
  const width = String(size).length + 2;
  for (const event of events) {
    switch (event.kind) {
      case 'began':
        yield `${indent(0, event.depth)}${style.dim(`stream at ${event.offset}`)}`;
        break;
      case 'instruction':
        yield instructionLine(event, width, style);
        break;
      case 'data':
        yield `${place(event.offset, width, style)}${indent(0, event.depth)}${byteSize(event.length)} of ${shownText(event.what)}`;
        break;
      case 'ended':
        yield endLine(event, style);
        break;
      case 'unreadable':
        yield `  ${style.severity('warning', 'unreadable')}: ${shownText(event.reason)}`;
        break;
    }
  }
}

function instructionLine(event: PickleInstruction, width: number, style: Style): string {
  const { offset, opcode, operand, marks, depth, notes } = event;
  const code = [opcode, ...(operand === undefined ? [] : [shownText(operand)])].join(' ');
  const line = `${indent(marks, depth)}${code}`;
  if (notes.length === 0) return `${place(offset, width, style)}${line}`;
  const gap = ' '.repeat(Math.max(2, noteColumn - displayWidth(line)));
  return `${place(offset, width, style)}${line}${gap}${style.dim('#')} ${notes.map((note) => noteText(note, style)).join('; ')}`;
}

function noteText({ text, level, why }: PickleNote, style: Style): string {
  const shown = shownText(text);
  if (level === undefined) return shown;
  return `${shown}: ${style.severity(severities[level], level)}${why === undefined ? '' : `, ${shownText(why)}`}`;
}

function endLine(
  { end, depth, protocol, instructions }: Extract<PickleEvent, { kind: 'ended' }>,
  style: Style,
): string {
  const counted = `${plural(instructions, 'instruction')}, protocol ${protocol}`;
  const told =
    end.kind === 'stop'
      ? style.dim(`stream ends at ${end.offset}: ${counted}`)
      : `${style.severity('warning', end.kind === 'broken' ? `stream breaks at ${end.offset}` : `not read on from ${end.offset}`)}: ${shownText(end.reason ?? '')} (${counted})`;
  return `${indent(0, depth)}${told}`;
}

function place(offset: number, width: number, style: Style): string {
  return `${style.dim(String(offset).padStart(width))}  `;
}

function indent(marks: number, depth: number): string {
  return '  '.repeat(Math.min(marks + depth, mostIndented));
}
