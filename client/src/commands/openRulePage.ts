import * as vscode from 'vscode';
import { ruleCatalogue, rulePage, ruleSlugs } from '../../../core/src/finding/ruleCatalogue.ts';

/** Lets the user choose a rule and opens its page in the browser. */
export async function openRulePage(): Promise<void> {
  const items = ruleSlugs.map((slug) => ({ label: slug, detail: ruleCatalogue[slug].summary, slug }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Rules of Model Warden'),
    matchOnDetail: true,
  });
  if (chosen !== undefined) await vscode.env.openExternal(vscode.Uri.parse(rulePage(chosen.slug)));
}
