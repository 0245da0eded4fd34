import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NotebookFile } from '../../../core/src/source/notebook/notebookFile.ts';
import { applyEdits } from '../../../core/src/text/applyEdits.ts';
import { LineIndex } from '../../../core/src/text/lineIndex.ts';
import { notebookText } from '../../support/notebookText.ts';

/** The file after one edit of a cell, by offsets in the cell. */
function edited(file: string, cell: number, start: number, end: number, text: string): string {
  const notebook = new NotebookFile(file);
  const range = new LineIndex(notebook.joined.cellText(cell) ?? '').rangeOf({ start, end });
  return applyEdits(file, notebook.editsInFile([{ cell, range, text }]));
}

const cellOf = (file: string, cell: number) => new NotebookFile(file).joined.cellText(cell);

describe('an edit of a cell', () => {
  const file = notebookText(['one\n', 'load("a")\nprint("é")\n'], { indent: 2 });

  it('changes the strings that it touches and nothing else', () => {
    const after = edited(file, 2, 5, 8, '"b", revision="x"');
    expect(after).toBe(file.replace('load(\\"a\\")', 'load(\\"b\\", revision=\\"x\\")'));
  });

  it('keeps a list of lines a list of lines', () => {
    const after = edited(file, 2, 0, 0, 'import os\n');
    expect(JSON.parse(after).cells[1].source).toEqual(['import os\n', 'load("a")\n', 'print("é")\n']);
  });

  it('takes lines out with their comma', () => {
    const after = edited(file, 2, 0, 10, '');
    expect(JSON.parse(after).cells[1].source).toEqual(['print("é")\n']);
  });

  it('keeps escapes and line endings of the file', () => {
    const written = file.replaceAll('\n', '\r\n').replace('é', '\\u00e9');
    const after = edited(written, 2, 5, 8, '"b"');
    expect(after).toBe(written.replace('\\"a\\"', '\\"b\\"'));
  });

  it('says so where two edits overlap', () => {
    const notebook = new NotebookFile(file);
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } };
    const twice = [1, 2].map((text) => ({ cell: 2, range, text: String(text) }));
    expect(() => notebook.editsInFile(twice)).toThrow(RangeError);
  });

  it('is the same edit in the file as in the cell, whatever both hold', () => {
    const line = fc.string({ unit: fc.constantFrom('a', '"', '\\', '\n', 'é', '🤗', '\t', '\u2028') });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(line, fc.boolean()), { minLength: 1, maxLength: 4 }),
        fc.nat(),
        fc.nat(),
        fc.nat(),
        line,
        (cells, which, from, length, text) => {
          const file = notebookText(
            cells.map(([source, isList]) => (isList ? source : { cell_type: 'code', source })),
          );
          const cell = 1 + (which % cells.length);
          const before = cellOf(file, cell) ?? '';
          const start = boundary(before, from % (before.length + 1));
          const end = boundary(before, Math.min(before.length, start + (length % 5)));
          if (before === '') return;
          const after = edited(file, cell, start, end, text);
          expect(cellOf(after, cell)).toBe(before.slice(0, start) + text + before.slice(end));
          for (let other = 1; other <= cells.length; other += 1) {
            if (other !== cell) expect(cellOf(after, other)).toBe(cellOf(file, other));
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

/** No offset between the halves of a pair. */
function boundary(text: string, offset: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(offset)) ? offset - 1 : offset;
}
