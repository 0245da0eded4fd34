import * as vscode from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import type { RemoteCodeMessage } from '../../../server/src/protocol/remoteCode.ts';

/** Milliseconds without a keystroke after which the places are asked for again; until then they move with the text. */
const pauseTime = 300;

/**
 * Marks the places that let code of a repository run. A decoration and no semantic token: VS Code takes the tokens of
 * one provider for a document, and ours would take the place of all that a Python extension colours.
 */
export class RemoteCodeHighlight implements vscode.Disposable {
  readonly #client: LanguageClient;
  readonly #decoration = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('modelWarden.remoteCodeBackground'),
    border: '1px solid',
    borderColor: new vscode.ThemeColor('modelWarden.remoteCodeBorder'),
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  readonly #following: vscode.Disposable;
  #pause: NodeJS.Timeout | undefined;

  constructor(client: LanguageClient) {
    this.#client = client;
    this.#following = vscode.Disposable.from(
      this.#decoration,
      vscode.window.onDidChangeVisibleTextEditors(() => this.#soon(0)),
      vscode.workspace.onDidChangeTextDocument(({ contentChanges }) => {
        if (contentChanges.length > 0) this.#soon(pauseTime);
      }),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('modelWarden')) this.#soon(pauseTime);
      }),
      client.onDidChangeState(({ newState }) => {
        if (newState === State.Running) this.#soon(0);
      }),
    );
  }

  dispose(): void {
    clearTimeout(this.#pause);
    this.#following.dispose();
  }

  #soon(time: number): void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => {
      for (const editor of vscode.window.visibleTextEditors) void this.#mark(editor);
    }, time);
  }

  async #mark(editor: vscode.TextEditor): Promise<void> {
    const { document } = editor;
    if (document.languageId !== 'python' || !this.#client.isRunning()) return;
    const { version } = document;
    const ranges = isWanted(document) ? await this.#ranges(document.uri) : [];
    if (ranges === undefined || document.version !== version) return;
    editor.setDecorations(
      this.#decoration,
      ranges.map(({ start, end }) => new vscode.Range(start.line, start.character, end.line, end.character)),
    );
  }

  /** `undefined` where the server gave no answer, as while it is started again: what is shown stays. */
  async #ranges(uri: vscode.Uri): Promise<RemoteCodeMessage['result'] | undefined> {
    const method: RemoteCodeMessage['method'] = 'modelWarden/remoteCode';
    const params: RemoteCodeMessage['params'] = { uri: this.#client.code2ProtocolConverter.asUri(uri) };
    try {
      return await this.#client.sendRequest<RemoteCodeMessage['result']>(method, params);
    } catch {
      return undefined;
    }
  }
}

function isWanted(document: vscode.TextDocument): boolean {
  return vscode.workspace.getConfiguration('modelWarden', document).get('highlightRemoteCode', true);
}
