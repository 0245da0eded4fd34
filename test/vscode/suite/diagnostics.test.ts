import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { diagnosticsOnce, openPython, ruleOf } from './pythonDocument.ts';

const source = `from transformers import AutoTokenizer

tokenizer = AutoTokenizer.from_pretrained("google-bert/bert-base-uncased")
`;
const pinned = source.replace('")', `", revision="${'0123456789'.repeat(4)}")`);

async function replaceAll(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

describe('diagnostics', () => {
  it('name the rule, link its page and cover the id', async () => {
    const document = await openPython('diagnostics.py', source);
    const [diagnostic] = await diagnosticsOnce(document, ({ length }) => length === 1);
    assert.ok(diagnostic);
    assert.equal(ruleOf(diagnostic), 'unpinned-revision');
    assert.ok(typeof diagnostic.code === 'object');
    assert.match(diagnostic.code.target.toString(), /docs\/rules\/unpinned-revision\.md$/);
    assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Warning);
    assert.equal(document.getText(diagnostic.range), '"google-bert/bert-base-uncased"');
  });

  it('follow the unsaved text', async () => {
    const document = await openPython('unsaved.py', source);
    assert.equal((await diagnosticsOnce(document, ({ length }) => length === 1)).length, 1);
    await replaceAll(document, pinned);
    assert.deepEqual(await diagnosticsOnce(document, ({ length }) => length === 0), []);
    await replaceAll(document, source);
    assert.equal((await diagnosticsOnce(document, ({ length }) => length === 1)).length, 1);
  });

  it('show what a file of variables sets, whatever language the editor takes it for', async () => {
    const document = await openPython('.env.suite', 'TRUST_REMOTE_CODE=1\n');
    const [diagnostic] = await diagnosticsOnce(document, ({ length }) => length === 1);
    assert.ok(diagnostic);
    assert.equal(ruleOf(diagnostic), 'unsafe-environment');
    assert.equal(document.getText(diagnostic.range), '1');
  });

  it('follow a constant of another file while that is edited', async () => {
    const shared = await openPython('shared_constants.py', 'MODEL = "org/first"\n');
    const text = source.replace('"google-bert/bert-base-uncased"', 'MODEL');
    const document = await openPython('imports.py', `from shared_constants import MODEL\n${text}`);
    const names = (id: string) => (diagnostics: readonly vscode.Diagnostic[]) =>
      diagnostics.length === 1 && diagnostics[0]?.message.includes(id) === true;
    const [diagnostic] = await diagnosticsOnce(document, names('org/first'));
    const [related] = diagnostic?.relatedInformation ?? [];
    assert.equal(related?.location.uri.toString(), shared.uri.toString());
    await replaceAll(shared, 'MODEL = "org/second"\n');
    assert.ok(names('org/second')(await diagnosticsOnce(document, names('org/second'))));
  });

  it('come back after the server was restarted', async () => {
    const document = await openPython('restart.py', source);
    await diagnosticsOnce(document, ({ length }) => length === 1);
    await vscode.commands.executeCommand('modelWarden.restartServer');
    await replaceAll(document, `${source}${source.split('\n').at(-2)}\n`);
    assert.equal((await diagnosticsOnce(document, ({ length }) => length === 2)).length, 2);
  });
});
