import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { mergeEdits, safeFixes } from '../../../core/src/lint/findings/fixAll.ts';
import { lintText } from '../../../core/src/lint/lintText.ts';
import { editableText } from '../../../core/src/lint/notebook/editableText.ts';
import { applyEdits } from '../../../core/src/text/applyEdits.ts';
import { filled } from '../../support/applyFixes.ts';
import { loadTestLanguages } from '../../support/languages.ts';
import { plainContext } from '../../support/lintTable.ts';
import { type NotebookCell, notebookText } from '../../support/notebookText.ts';

beforeAll(loadTestLanguages);

const sha = '0123456789abcdef0123456789abcdef01234567';
const path = 'a.ipynb';
const pins = (text: string) =>
  lintText(path, text, plainContext()).findings.map((finding) => ({
    ...finding,
    fixes: finding.fixes.filter(({ kind }) => kind === 'pin'),
  }));
const fixAll = (text: string) =>
  applyEdits(text, editableText(path, text).inFile(mergeEdits(safeFixes(pins(text)).map(filled))));

/** What people write in a line or a few, with loads among it. */
const part = fc.constantFrom(
  'from transformers import AutoTokenizer',
  'from transformers import AutoTokenizer as T',
  'MODEL = "org/model"',
  'AutoTokenizer.from_pretrained(MODEL)',
  'T.from_pretrained("org/other", revision="main")  # 🤗 "é"',
  'x = AutoTokenizer.from_pretrained(\n    "org/model",\n    use_fast=True,\n)',
  'for m in ["a/b", "c/d"]:\n    T.from_pretrained(m)',
  '%time t = AutoTokenizer.from_pretrained("org/timed")',
  '!hf download org/model',
  'files = !huggingface-cli download org/model --revision main',
  '!pip install -q transformers',
  '%env HF_HOME=C:\\models',
  'print("tab\t \\n \u2028 quote \\"")',
  'print((1,',
  '"""open',
  'AutoTokenizer?',
  '',
);
const cell = fc
  .record({
    head: fc.constantFrom('', '', '', '%%time\n', '%%bash\n', '%%html\n'),
    parts: fc.array(part, { maxLength: 4 }),
    ending: fc.constantFrom('\n', '\n', '\r\n'),
    final: fc.boolean(),
    stored: fc.constantFrom('list', 'string', 'markdown'),
  })
  .map(({ head, parts, ending, final, stored }): NotebookCell | string => {
    const text = `${head}${parts.join('\n')}${final ? '\n' : ''}`.replaceAll('\n', ending);
    return stored === 'list' ? text : { cell_type: stored === 'string' ? 'code' : 'markdown', source: text };
  });
const file = fc
  .record({
    cells: fc.array(cell, { maxLength: 6 }),
    indent: fc.constantFrom(0, 1, 2),
    crlf: fc.boolean(),
    ascii: fc.boolean(),
  })
  .map(({ cells, indent, crlf, ascii }) => {
    const text = notebookText(cells, { indent });
    const escaped = ascii ? text.replace(/[^\x20-\x7e\n]/g, escapeUnit) : text;
    return crlf ? escaped.replaceAll('\n', '\r\n') : escaped;
  });

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

describe('fix-all of a notebook', () => {
  it('leaves a notebook without a pin to write, and twice is once', () => {
    let written = 0;
    fc.assert(
      fc.property(file, (before) => {
        const after = fixAll(before);
        written += after.split(sha).length - 1;
        expect(JSON.parse(after).cells).toHaveLength(JSON.parse(before).cells.length);
        expect(safeFixes(pins(after))).toEqual([]);
        expect(fixAll(after)).toBe(after);
        expect(after.includes('\r\n')).toBe(before.includes('\r\n'));
        if (after === before) return;
        const markdown = (text: string) =>
          JSON.parse(text).cells.filter(({ cell_type }: NotebookCell) => cell_type === 'markdown');
        expect(markdown(after)).toEqual(markdown(before));
      }),
      { numRuns: 400 },
    );
    expect(written).toBeGreaterThan(100);
  });
});
