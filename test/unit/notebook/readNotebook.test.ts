import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NotebookError } from '../../../core/src/source/notebook/jsonScanner.ts';
import { readNotebook } from '../../../core/src/source/notebook/readNotebook.ts';
import { notebookText } from '../../support/notebookText.ts';

const sources = (text: string) => readNotebook(text).cells.map((cell) => cell.text);

describe('readNotebook', () => {
  it('reads the code cells in order, lists of lines and plain strings alike', () => {
    const text = notebookText([
      'a = 1\nb = 2',
      { cell_type: 'markdown', source: '# Title' },
      { cell_type: 'code', source: 'c = "é\\n\\u00e9"' },
      '',
    ]);
    expect(sources(text)).toEqual(['a = 1\nb = 2', 'c = "é\\n\\u00e9"', '']);
  });

  it('reads worksheets of nbformat 3', () => {
    const cells = [{ cell_type: 'code', input: ['x = 1\n', 'y'], language: 'python', outputs: [] }];
    expect(sources(JSON.stringify({ nbformat: 3, metadata: {}, worksheets: [{ cells }] }))).toEqual([
      'x = 1\ny',
    ]);
  });

  it('takes an old notebook without worksheets for an empty one', () => {
    expect(readNotebook('{"nbformat": 3, "metadata": {}}').cells).toEqual([]);
    expect(() => readNotebook('{"nbformat": 4, "metadata": {}}')).toThrow('it has no cells');
  });

  it('knows the language of the kernel, and that of a single cell', () => {
    expect(readNotebook(notebookText([], { language: 'R' })).language).toBe('r');
    const sql = {
      cell_type: 'code',
      source: 'select 1',
      metadata: { vscode: { languageId: 'sql' } },
    } as const;
    expect(readNotebook(notebookText([sql])).cells[0]?.language).toBe('sql');
  });

  it('takes an empty file as a notebook without cells', () => {
    expect(readNotebook(' \n')).toEqual({ language: 'python', cells: [] });
  });

  it.each([
    ['{"cells": [', 'a value is missing at line 1, column 12'],
    ['[]', 'its JSON is no object'],
    ['{}', 'it has no cells'],
    ['{"cells": [{"cell_type": "code", "source": 3}]}', 'the source of a cell is no text'],
    ['{"cells": []} x', 'something follows the end'],
    [`{"cells": [], "x": ${'['.repeat(2_000)}${']'.repeat(2_000)}}`, 'nested more than 500 levels'],
    ['{"cells": [{"source": "\u0001"}]}', 'a string is not closed'],
  ])('says what is wrong with %s', (text, reason) => {
    expect(() => readNotebook(text)).toThrow(NotebookError);
    expect(() => readNotebook(text)).toThrow(reason);
  });

  it('agrees with JSON.parse, and throws nothing but NotebookError', () => {
    const json = fc.json({ maxDepth: 6 });
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), json, fc.nat(), (texts, extra, cut) => {
        const cells = texts.map((source, at) => ({
          cell_type: 'code',
          source: at % 2 === 0 ? source : [source, source],
          metadata: {},
          outputs: [JSON.parse(extra)],
        }));
        const text = JSON.stringify({ metadata: { extra: JSON.parse(extra) }, cells }, undefined, cut % 3);
        expect(sources(text)).toEqual(texts.map((source, at) => (at % 2 === 0 ? source : source + source)));
        const broken = text.slice(0, 1 + (cut % (text.length - 1)));
        expect(() => readNotebook(broken)).toThrow(NotebookError);
      }),
    );
  });
});
