import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { diagnosticsOnce, openPython } from './pythonDocument.ts';

const sha = '0123456789'.repeat(4);
// The second load takes its pin from the first: no Hub is asked.
const source = `from transformers import AutoTokenizer

first = AutoTokenizer.from_pretrained("google-bert/bert-base-uncased", revision="${sha}")
second = AutoTokenizer.from_pretrained("google-bert/bert-base-uncased")
`;

describe('code actions', () => {
  it('pin first, preferred, with the pin that the workspace already has', async () => {
    const document = await openPython('actions.py', source);
    const [diagnostic] = await diagnosticsOnce(document, ({ length }) => length === 1);
    assert.ok(diagnostic);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      diagnostic.range,
      vscode.CodeActionKind.QuickFix.value,
      5,
    );
    const [pin] = actions;
    assert.ok(pin?.edit, `no edit in ${JSON.stringify(actions)}`);
    assert.match(pin.title, /^Pin google-bert\/bert-base-uncased/);
    assert.equal(pin.isPreferred, true);
    assert.ok(await vscode.workspace.applyEdit(pin.edit));
    assert.ok(document.lineAt(3).text.includes(`"google-bert/bert-base-uncased", revision="${sha}")`));
    assert.deepEqual(await diagnosticsOnce(document, ({ length }) => length === 0), []);
  });
});
