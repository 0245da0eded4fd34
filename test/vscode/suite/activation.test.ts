import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the extension', () => {
  it('is the one under test and activates', async () => {
    const extension = vscode.extensions.getExtension('model-warden.model-warden');
    assert.ok(extension, 'model-warden.model-warden is not installed');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
