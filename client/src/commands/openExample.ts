import * as vscode from 'vscode';

/** Opens the example of the walkthrough as an unsaved document: it is the user's to try things on, and nothing is written. */
export function openExample(extension: vscode.Uri): () => Promise<void> {
  return async () => {
    const file = vscode.Uri.joinPath(extension, 'media', 'walkthrough', 'first_load.py');
    const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    const document = await vscode.workspace.openTextDocument({ language: 'python', content });
    await vscode.window.showTextDocument(document);
  };
}
