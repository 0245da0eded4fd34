import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ModelWardenApi } from '../../../client/src/extension.ts';

describe('the extension', () => {
  it('is the one under test, activates without holding up the host, and starts its server', async () => {
    const extension = vscode.extensions.getExtension<ModelWardenApi>('model-warden.model-warden');
    assert.ok(extension, 'model-warden.model-warden is not installed');
    const api = await extension.activate();
    // DESIGN section 9: our own marks around activation, at most 50 ms.
    assert.ok(api.activationTime <= 50, `activation took ${api.activationTime} ms`);
    await api.ready;
  });

  it('registers every command of its manifest', async () => {
    const extension = vscode.extensions.getExtension('model-warden.model-warden');
    const registered = await vscode.commands.getCommands(true);
    const declared: { command: string }[] = extension?.packageJSON.contributes.commands;
    assert.ok(declared.length > 0);
    for (const { command } of declared)
      assert.ok(registered.includes(command), `${command} is not registered`);
  });
});
