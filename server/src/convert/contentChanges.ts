import type { TextDocumentContentChangeEvent } from 'vscode-languageserver/node';
import type { ContentChange } from '../../../core/src/source/document.ts';

/** What a client changed in a text, in the core's words. */
export function contentChanges(changes: readonly TextDocumentContentChangeEvent[]): ContentChange[] {
  return changes.map((change) =>
    'range' in change && change.range !== undefined
      ? { range: change.range, text: change.text }
      : { text: change.text },
  );
}
