import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { OpenDocuments } from '../../../server/src/documents/openDocuments.ts';
import { loadTestLanguages } from '../../support/languages.ts';

beforeAll(loadTestLanguages);

const uri = 'file:///project/load.py';

/** Text with every line end, wide characters, and what breaks Python. */
const text = fc
  .array(fc.constantFrom('\n', '\r\n', '\r', 'a', ' ', '(', ')', '"', '#', 'é', '🤗', '\t', 'f("x")'), {
    maxLength: 30,
  })
  .map((parts) => parts.join(''));
/** Columns also behind the line's end, where the protocol clamps; lines are taken modulo those of the text. */
const position = fc.record({ line: fc.nat(12), character: fc.nat(12) });
const change = fc.oneof(
  { weight: 5, arbitrary: fc.record({ start: position, end: position, text }) },
  { weight: 1, arbitrary: fc.record({ text }) },
);

describe('OpenDocuments', () => {
  it('holds the same text as the editor after any edits', () => {
    fc.assert(
      fc.property(
        text,
        fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { maxLength: 6 }),
        (first, edits) => {
          const documents = new OpenDocuments();
          let editor: TextDocument = TextDocument.create(uri, 'python', 1, first);
          documents.open({ textDocument: { uri, languageId: 'python', version: 1, text: first } });
          for (const edit of edits) {
            const version = editor.version + 1;
            const contentChanges = edit.map((each) => {
              const made = 'start' in each ? { range: rangeIn(editor, each), text: each.text } : each;
              editor = witness(version, editor, made);
              return made;
            });
            documents.change({ textDocument: { uri, version }, contentChanges });
            expect(documents.get(uri)?.session.text).toBe(editor.getText());
          }
          documents.dispose();
        },
      ),
      { numRuns: 500 },
    );
  });

  it('keeps only languages of ours, by what the client says before the name', () => {
    const documents = new OpenDocuments();
    const open = (name: string, languageId: string) =>
      documents.open({ textDocument: { uri: name, languageId, version: 1, text: '' } }) !== undefined;
    expect(open('untitled:Untitled-1', 'python')).toBe(true);
    expect(open('file:///a.py', 'python')).toBe(true);
    expect(open('file:///a.rb', 'ruby')).toBe(false);
    documents.dispose();
  });

  it('opens anew what a client forgot to close', () => {
    const documents = new OpenDocuments();
    for (const version of [1, 7]) {
      documents.open({ textDocument: { uri, languageId: 'python', version, text: `v = ${version}` } });
    }
    expect(documents.get(uri)).toMatchObject({ version: 7 });
    expect(documents.sources()).toHaveLength(1);
    documents.dispose();
  });
});

interface Position {
  readonly line: number;
  readonly character: number;
}

/** Made anew each time: the witness's own update loses count of lines where a `\r` and a `\n` come together. */
function witness(
  version: number,
  before: TextDocument,
  change: { readonly range?: { start: Position; end: Position }; readonly text: string },
): TextDocument {
  const { range, text: newText } = change;
  const after = range === undefined ? newText : TextDocument.applyEdits(before, [{ range, newText }]);
  return TextDocument.create(uri, 'python', version, after);
}

/** In order, and in the text. */
function rangeIn({ lineCount }: TextDocument, { start, end }: { start: Position; end: Position }) {
  const [a, b] = [start, end].map(({ line, character }) => ({ line: line % lineCount, character }));
  if (a === undefined || b === undefined) throw new Error('two positions');
  return a.line > b.line || (a.line === b.line && a.character > b.character)
    ? { start: b, end: a }
    : { start: a, end: b };
}
