import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { NotebookDocumentChangeEvent } from 'vscode-languageserver/node';
import { OpenDocuments } from '../../../server/src/documents/openDocuments.ts';
import { ClientNotebook } from '../../support/clientNotebook.ts';
import { loadTestLanguages } from '../../support/languages.ts';

beforeAll(loadTestLanguages);

const uri = 'file:///project/train.ipynb';
const piece = fc.constantFrom('\n', '\r\n', 'x = 1', 'f(', ')', '"""', '%time ', '!ls', '🤗', '\\', '    ');
const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
const language = fc.constantFrom('python', 'markdown', 'shellscript', 'raw');
const cell = fc.record({ text, language });
const step = fc.oneof(
  fc.record({ kind: fc.constant('splice' as const), at: fc.nat(9), count: fc.nat(3), cells: fc.array(cell) }),
  fc.record({ kind: fc.constant('swap' as const), at: fc.nat(9) }),
  fc.record({ kind: fc.constant('language' as const), at: fc.nat(9), language }),
  fc.record({ kind: fc.constant('text' as const), at: fc.nat(9), text }),
);

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** What the editor tells when the step is made. */
function told(notebook: ClientNotebook, made: Step): readonly NotebookDocumentChangeEvent[] {
  const { length } = notebook.documents;
  if (made.kind === 'splice') {
    const at = Math.min(made.at, length);
    return [notebook.splice(at, Math.min(made.count, length - at), made.cells)];
  }
  const number = (made.at % Math.max(length, 1)) + 1;
  if (made.kind === 'swap') return number < length ? [notebook.swap(number)] : [];
  if (length === 0) return [];
  if (made.kind === 'language') return notebook.changeLanguage(number, made.language);
  const document = notebook.at(number);
  document.change([{ text: made.text }]);
  const content = {
    document: { uri: document.uri, version: document.version },
    changes: [{ text: made.text }],
  };
  return [{ cells: { textContent: [content] } }];
}

describe('an open notebook', () => {
  it('is after any changes what it would be if it were opened now', () => {
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 4 }), fc.array(step, { maxLength: 8 }), (first, steps) => {
        const editor = new ClientNotebook(uri, first);
        const changed = opened(editor);
        const revisions = new Set<number | undefined>();
        for (const made of steps) {
          for (const change of told(editor, made)) {
            const { version } = editor;
            changed.changeNotebook({ notebookDocument: { uri, version }, change });
            revisions.add(changed.notebook(uri)?.revision);
          }
        }
        const anew = opened(editor);
        expect(stateOf(changed, editor)).toEqual(stateOf(anew, editor));
        expect(revisions.has(anew.notebook(uri)?.revision)).toBe(false);
        changed.dispose();
        anew.dispose();
      }),
      { numRuns: 300 },
    );
  });

  it('counts code cells, those in other languages too, markup and raw cells not', () => {
    const editor = new ClientNotebook(uri, [
      { text: '# Title', language: 'markdown' },
      'x = 1',
      { text: 'ls', language: 'shellscript' },
      { text: 'as it is', language: 'raw' },
      'y = 2',
    ]);
    const documents = opened(editor);
    const numbers = editor.documents.map((document) => documents.text(document.uri)?.cell);
    expect(numbers).toEqual([undefined, 1, 2, undefined, 3]);
    expect(documents.locate('/project/train.ipynb', 3)).toMatchObject({ uri: editor.at(5).uri, version: 1 });
    expect(documents.locate('/project/train.ipynb', 4)).toEqual({ uri, version: null });
    expect(documents.locate('/project/other.py')).toEqual({ uri: 'file:///project/other.py', version: null });
    documents.dispose();
  });

  it('does not change where only outputs and metadata do', () => {
    const editor = new ClientNotebook(uri, ['x = 1']);
    const documents = opened(editor);
    const before = documents.notebook(uri)?.revision;
    const data = editor.cells.map((each) => ({ ...each, executionSummary: { executionOrder: 1 } }));
    const notebookDocument = { uri, version: 2 };
    documents.changeNotebook({ notebookDocument, change: { metadata: { a: 1 } } });
    documents.changeNotebook({ notebookDocument, change: { cells: { data } } });
    expect(documents.notebook(uri)?.revision).toBe(before);
    documents.dispose();
  });
});

function opened({ cells, items, version }: ClientNotebook): OpenDocuments {
  const documents = new OpenDocuments();
  documents.openNotebook({
    notebookDocument: { uri, notebookType: 'jupyter-notebook', version, cells },
    cellTextDocuments: items,
  });
  return documents;
}

function stateOf(documents: OpenDocuments, editor: ClientNotebook) {
  const notebook = documents.notebook(uri);
  const joined = notebook?.session.cells;
  return {
    texts: editor.documents.map((each) => documents.text(each.uri)?.text),
    numbers: editor.documents.map((each) => documents.text(each.uri)?.cell),
    versions: editor.documents.map((each) => documents.text(each.uri)?.version),
    python: notebook?.texts.map((each) => each.uri),
    joined: joined?.text,
    written: joined?.written,
  };
}
