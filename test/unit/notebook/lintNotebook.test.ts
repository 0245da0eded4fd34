import { beforeAll, describe, expect, it } from 'vitest';
import { lintText } from '../../../core/src/lint/lintText.ts';
import { LineIndex } from '../../../core/src/text/lineIndex.ts';
import { loadTestLanguages } from '../../support/languages.ts';
import { plainContext } from '../../support/lintTable.ts';
import { codeCell, type NotebookCell, notebookText } from '../../support/notebookText.ts';

const token = `hf_${'aB3dE5fG7h'.repeat(4)}`;
beforeAll(loadTestLanguages);

function findings(cells: readonly (NotebookCell | string)[], language?: string) {
  const text = notebookText(cells, language === undefined ? {} : { language });
  const lines = new LineIndex(text);
  return lintText('a.ipynb', text, plainContext())
    .findings.filter(({ severity }) => severity !== 'information')
    .map(({ rule, place }) => {
      const { start, end } = lines.spanOf(place.inFile ?? place.range);
      return `${rule} cell ${place.cell ?? '-'}: ${text.slice(start, end)}`;
    });
}

describe('a notebook', () => {
  const imports = 'from transformers import AutoTokenizer\nMODEL = "google-bert/bert-base-uncased"\n';

  it('shares names over its cells, and places findings in the cell and in the file', () => {
    expect(findings([imports, 'print("é")\n', 'AutoTokenizer.from_pretrained(MODEL)'])).toEqual([
      'unpinned-revision cell 3: MODEL',
    ]);
  });

  it('is read around magics, shell commands and half-finished cells', () => {
    const cells = [
      '%load_ext autoreload\n!pip install -U transformers\n',
      'print((1,\n',
      `${imports}%time tokenizer = AutoTokenizer.from_pretrained(MODEL)\n`,
      '%%bash\npython -c "AutoTokenizer.from_pretrained(MODEL)"\n',
    ];
    expect(findings(cells)).toEqual(['unpinned-revision cell 3: MODEL']);
  });

  it('obeys a suppression with a reason', () => {
    const cell = `${imports}AutoTokenizer.from_pretrained(MODEL)  # model-warden: ignore[unpinned-revision] a demo\n`;
    expect(findings([cell])).toEqual([]);
  });

  it('finds tokens in code, magics, outputs, Markdown and metadata, and shows none', () => {
    const cells: NotebookCell[] = [
      codeCell(`token = "${token}"`),
      codeCell(`%env HF_TOKEN=${token}`),
      codeCell('print(1)', [{ output_type: 'stream', text: [`logged in with ${token}\n`] }]),
      { cell_type: 'markdown', source: `use ${token}` },
      { ...codeCell('1'), metadata: { note: token } },
    ];
    expect(findings(cells)).toEqual([
      `hardcoded-token cell 1: ${token}`,
      `hardcoded-token cell 2: ${token}`,
      `hardcoded-token cell -: ${token}`,
      `hardcoded-token cell -: ${token}`,
      `hardcoded-token cell -: ${token}`,
    ]);
    const text = notebookText(cells);
    expect(JSON.stringify(lintText('a.ipynb', text, plainContext()))).not.toContain(token);
  });

  it('of another language is looked at for tokens only', () => {
    expect(findings([`x <- "${token}"`, imports], 'R')).toEqual([`hardcoded-token cell -: ${token}`]);
  });

  it('offers no edit in a cell that ends in the middle of something', () => {
    const text = notebookText([imports, 'AutoTokenizer.from_pretrained(MODEL)\nprint((']);
    const [finding] = lintText('a.ipynb', text, plainContext()).findings;
    expect([finding?.rule, finding?.fixes]).toEqual(['unpinned-revision', []]);
  });
});
