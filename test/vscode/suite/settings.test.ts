import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { diagnosticsOnce, openPython } from './pythonDocument.ts';

const source = `from transformers import AutoTokenizer

tokenizer = AutoTokenizer.from_pretrained("google-bert/bert-base-uncased")
`;

async function set(name: string, value: unknown): Promise<void> {
  const target = vscode.ConfigurationTarget.Workspace;
  await vscode.workspace.getConfiguration('modelWarden').update(name, value, target);
}

describe('settings', () => {
  afterEach(async () => {
    await set('rules.unpinned-revision', undefined);
    await set('lint.enable', undefined);
  });

  it('change the severity of a rule, and switch it off, while the file is open', async () => {
    const document = await openPython('severity.py', source);
    await diagnosticsOnce(document, ({ length }) => length === 1);
    await set('rules.unpinned-revision', 'error');
    const isError = (found: readonly vscode.Diagnostic[]) =>
      found[0]?.severity === vscode.DiagnosticSeverity.Error;
    assert.ok(isError(await diagnosticsOnce(document, isError)));
    await set('rules.unpinned-revision', 'off');
    assert.deepEqual(await diagnosticsOnce(document, ({ length }) => length === 0), []);
  });

  it('switch linting off and on', async () => {
    const document = await openPython('enable.py', source);
    await diagnosticsOnce(document, ({ length }) => length === 1);
    await set('lint.enable', false);
    assert.deepEqual(await diagnosticsOnce(document, ({ length }) => length === 0), []);
    await set('lint.enable', undefined);
    assert.equal((await diagnosticsOnce(document, ({ length }) => length === 1)).length, 1);
  });
});
