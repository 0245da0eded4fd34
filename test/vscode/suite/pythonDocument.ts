import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';

/** Opens a new Python file of the workspace in an editor. */
export async function openPython(name: string, text: string): Promise<vscode.TextDocument> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) throw new Error('The suite needs a workspace folder.');
  const path = join(folder.uri.fsPath, name);
  writeFileSync(path, text);
  const document = await vscode.workspace.openTextDocument(path);
  await vscode.window.showTextDocument(document);
  return document;
}

/** Our diagnostics of a document, once they are as expected; those that there are where time (10 s) runs out. */
export async function diagnosticsOnce(
  document: vscode.TextDocument,
  expected: (diagnostics: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  for (const end = Date.now() + 10_000; ; await sleep(50)) {
    const diagnostics = vscode.languages
      .getDiagnostics(document.uri)
      .filter((diagnostic) => diagnostic.source === 'Model Warden');
    if (expected(diagnostics) || Date.now() > end) return diagnostics;
  }
}

/** The rule that a diagnostic names, without its link. */
export function ruleOf({ code }: vscode.Diagnostic): string | undefined {
  const value = typeof code === 'object' ? code.value : code;
  return value === undefined ? undefined : String(value);
}
