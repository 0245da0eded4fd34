import {
  type CodeAction,
  CodeActionKind,
  type Connection,
  type Diagnostic,
} from 'vscode-languageserver/node';
import { isRuleSlug, type RuleSlug, rulePage } from '../../../core/src/finding/ruleCatalogue.ts';

/** The server's own command; the palette's is the client's. */
export const openRulePageCommand = 'modelWarden.server.openRulePage';

export function rulePageAction(rule: RuleSlug, diagnostics: Diagnostic[]): CodeAction {
  const title = `Open the page of ${rule}`;
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics,
    command: { title, command: openRulePageCommand, arguments: [rule] },
  };
}

/** Lets the client show the page in the browser; anything but a known slug is ignored. */
export async function openRulePage(connection: Connection, slug: unknown): Promise<void> {
  if (typeof slug !== 'string' || !isRuleSlug(slug)) return;
  await connection.window.showDocument({ uri: rulePage(slug), external: true });
}
