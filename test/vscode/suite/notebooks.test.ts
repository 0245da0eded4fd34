import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { diagnosticsOnce } from './pythonDocument.ts';

const cells = [
  { cell_type: 'markdown', metadata: {}, source: '# Loads' },
  code('from transformers import AutoTokenizer'),
  code('tokenizer = AutoTokenizer.from_pretrained("google-bert/bert-base-uncased")'),
];

function code(source: string) {
  return { cell_type: 'code', execution_count: null, metadata: {}, outputs: [], source };
}

function textOf(): string {
  const metadata = { language_info: { name: 'python' } };
  return JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 });
}

/** Opens a new notebook of the workspace in an editor. */
async function openNotebook(name: string): Promise<vscode.NotebookDocument> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  const path = join(folder.uri.fsPath, name);
  writeFileSync(path, textOf());
  const notebook = await vscode.workspace.openNotebookDocument(vscode.Uri.file(path));
  await vscode.window.showNotebookDocument(notebook);
  return notebook;
}

async function replaceAll(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

async function rulesOnce(document: vscode.TextDocument, count: number): Promise<number> {
  return (await diagnosticsOnce(document, ({ length }) => length === count)).length;
}

describe('notebooks', () => {
  it('have findings in their cells, which follow an edit of another cell', async () => {
    const notebook = await openNotebook('edits.ipynb');
    const imports = notebook.cellAt(1).document;
    const load = notebook.cellAt(2).document;
    assert.equal(await rulesOnce(load, 1), 1);
    await replaceAll(imports, 'from here import AutoTokenizer');
    assert.equal(await rulesOnce(load, 0), 0);
    await replaceAll(imports, 'from transformers import AutoTokenizer');
    assert.equal(await rulesOnce(load, 1), 1);
  });

  it('have findings in cells that are put in, and none where a cell gets another language', async () => {
    const notebook = await openNotebook('structure.ipynb');
    const kind = vscode.NotebookCellKind.Code;
    const text = notebook.cellAt(2).document.getText();
    const edit = new vscode.WorkspaceEdit();
    const added = new vscode.NotebookCellData(kind, text, 'python');
    edit.set(notebook.uri, [vscode.NotebookEdit.insertCells(1, [added])]);
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.equal(notebook.cellAt(1).document.getText(), text);
    assert.equal(await rulesOnce(notebook.cellAt(1).document, 1), 1);
    assert.equal(await rulesOnce(notebook.cellAt(3).document, 1), 1);
    const other = await vscode.languages.setTextDocumentLanguage(notebook.cellAt(1).document, 'shellscript');
    assert.equal(await rulesOnce(other, 0), 0);
    await vscode.languages.setTextDocumentLanguage(other, 'python');
    assert.equal(await rulesOnce(notebook.cellAt(1).document, 1), 1);
  });

  it('have their findings again after the server was restarted', async () => {
    const notebook = await openNotebook('restart.ipynb');
    const load = notebook.cellAt(2).document;
    assert.equal(await rulesOnce(load, 1), 1);
    await vscode.commands.executeCommand('modelWarden.restartServer');
    assert.equal(await rulesOnce(load, 1), 1);
    await replaceAll(load, 'tokenizer = None');
    assert.equal(await rulesOnce(load, 0), 0);
  });

  it('are left alone where they are another version of a file, as in a diff', async () => {
    const never = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
    const refuse = () => {
      throw vscode.FileSystemError.NoPermissions();
    };
    const bytes = new TextEncoder().encode(textOf());
    const versions = vscode.workspace.registerFileSystemProvider('test-versions', {
      onDidChangeFile: never.event,
      watch: () => new vscode.Disposable(() => undefined),
      stat: () => ({ type: vscode.FileType.File, ctime: 0, mtime: 0, size: bytes.length }),
      readFile: () => bytes,
      readDirectory: () => [],
      ...{ createDirectory: refuse, writeFile: refuse, delete: refuse, rename: refuse },
    });
    try {
      const uri = vscode.Uri.from({ scheme: 'test-versions', path: '/old.ipynb' });
      const old = await vscode.workspace.openNotebookDocument(uri);
      await vscode.window.showNotebookDocument(old);
      const current = await openNotebook('current.ipynb');
      assert.equal(await rulesOnce(current.cellAt(2).document, 1), 1);
      assert.deepEqual(vscode.languages.getDiagnostics(old.cellAt(2).document.uri), []);
    } finally {
      versions.dispose();
    }
  });

  it('are fixed as a whole by the command', async () => {
    const sha = '0123456789'.repeat(4);
    const notebook = await openNotebook('fixed.ipynb');
    const load = notebook.cellAt(2).document;
    await replaceAll(load, `${load.getText().replace('")', `", revision="${sha}")`)}\n${load.getText()}`);
    assert.equal(await rulesOnce(load, 1), 1);
    await vscode.commands.executeCommand('modelWarden.fixAll');
    assert.equal(await rulesOnce(load, 0), 0);
    assert.equal(load.getText().split(sha).length, 3);
  });
});
