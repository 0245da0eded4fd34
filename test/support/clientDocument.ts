import type {
  Range,
  SnippetTextEdit,
  TextDocumentContentChangeEvent,
  TextEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** A document as the editor holds it, kept by Microsoft's implementation: the witness for the server's own. */
export class ClientDocument {
  #document: TextDocument;

  constructor(uri: string, text: string) {
    this.#document = TextDocument.create(uri, 'python', 1, text);
  }

  get uri(): string {
    return this.#document.uri;
  }

  get version(): number {
    return this.#document.version;
  }

  get text(): string {
    return this.#document.getText();
  }

  change(changes: readonly TextDocumentContentChangeEvent[]): void {
    this.#document = TextDocument.update(this.#document, [...changes], this.version + 1);
  }

  /** The first occurrence of `text`. */
  rangeOf(text: string): Range {
    const start = this.text.indexOf(text);
    if (start === -1) throw new Error(`${JSON.stringify(text)} is not in the document`);
    return {
      start: this.#document.positionAt(start),
      end: this.#document.positionAt(start + text.length),
    };
  }

  /** Edits, which all refer to the text before any of them, as one whole change. A snippet's placeholder keeps its text. */
  changesOf(edits: readonly (TextEdit | SnippetTextEdit)[]): TextDocumentContentChangeEvent[] {
    const plain = edits.map((edit) =>
      'snippet' in edit ? { range: edit.range, newText: snippetText(edit.snippet.value) } : edit,
    );
    return [{ text: TextDocument.applyEdits(this.#document, plain) }];
  }
}

function snippetText(snippet: string): string {
  return snippet.replace(/\$\{\d+:([^}]*)\}/g, '$1').replace(/\\([$}\\])/g, '$1');
}
