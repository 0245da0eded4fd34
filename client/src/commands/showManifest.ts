import * as vscode from 'vscode';

/**
 * Shows a manifest that was just changed. What is on disk decides, so it is saved, unless the user had changes of their
 * own in it: then it is said that it waits to be saved.
 */
export async function showManifest(given: unknown): Promise<void> {
  const { uri, save } = (given ?? {}) as Record<string, unknown>;
  if (typeof uri !== 'string') return;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const isSaved = save === true && (await document.save());
  await vscode.window.showTextDocument(document, { preview: false });
  if (isSaved || !document.isDirty) return;
  const offer = vscode.l10n.t('Save');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t(
      'model-manifest.yaml holds other changes, so it was not saved. It counts once it is saved.',
    ),
    offer,
  );
  if (answer === offer) await document.save();
}
