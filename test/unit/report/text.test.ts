import { describe, expect, it } from 'vitest';
import { lineExcerpt } from '../../../core/src/report/lineExcerpt.ts';
import { displayWidth } from '../../../core/src/report/text/displayWidth.ts';
import { pointedLine } from '../../../core/src/report/text/sourceLine.ts';
import type { Range } from '../../../core/src/text/range.ts';

const on = (start: number, end: number, endLine = 0) => ({
  start: { line: 0, character: start },
  end: { line: endLine, character: end },
});

const pointed = (text: string, range: Range) => pointedLine(lineExcerpt(text, range), range);

/** What stands above the caret, by terminal columns. */
function pointedAt({ line, pointer }: { line: string; pointer: string }): string {
  let column = 0;
  let found = '';
  for (const character of line) {
    if (pointer[column] === '^') found += character;
    column += displayWidth(character);
  }
  return found;
}

describe('displayWidth', () => {
  it.each([
    ['abc', 3],
    ['漢字', 4],
    ['é', 1],
    ['e\u0301', 1],
    ['😀', 2],
    ['ｆ', 2],
    ['', 0],
  ])('of %j is %i', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe('pointedLine', () => {
  it.each([
    ['x = load("a")', 9, 12, '"a"'],
    ['\tx = "a"', 5, 8, '"a"'],
    ['a\tb\t"c"', 4, 7, '"c"'],
    ['x = "漢字", "b"', 10, 13, '"b"'],
    ['# 😀 "b"', 5, 8, '"b"'],
    ['# \u202e "b"', 4, 7, '"b"'],
  ])('points at the right columns of %j', (text, start, end, expected) => {
    expect(pointedAt(pointed(text, on(start, end)))).toBe(expected);
  });

  it('shows at least one caret, and the rest of the line where the range goes on', () => {
    expect(pointed('abc', on(3, 3)).pointer).toBe('   ^');
    expect(pointedAt(pointed('f(a,', on(2, 1, 3)))).toBe('a,');
    expect(pointed('', on(0, 0))).toEqual({ line: '', pointer: '^' });
  });

  it('cuts a long line around the place', () => {
    const text = `${'x'.repeat(5000)}"here"${'y'.repeat(5000)}`;
    const cut = pointed(text, on(5000, 5006));
    expect(pointedAt(cut)).toBe('"here"');
    expect(cut.line.length).toBeLessThan(200);
    expect(cut.line.startsWith('...')).toBe(true);
    expect(cut.line.endsWith('...')).toBe(true);
  });

  it('keeps pairs whole where it cuts', () => {
    for (const before of [1999, 2000]) {
      const text = `${'x'.repeat(before % 2)}${'😀'.repeat(1000)}"here"${'😀'.repeat(500)}`;
      const at = text.indexOf('"');
      const cut = pointed(text, on(at, at + 6));
      expect(pointedAt(cut)).toBe('"here"');
      expect(cut.line).not.toContain('\\u{d83d}');
      // A lone surrogate cannot be encoded as UTF-8 and back.
      const excerpt = lineExcerpt(text, on(at - 1, at)).text;
      expect(Buffer.from(excerpt, 'utf8').toString('utf8')).toBe(excerpt);
    }
  });
});
