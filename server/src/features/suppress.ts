import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver/node';
import type { TextFinding } from '../../../core/src/finding/finding.ts';
import type { DocumentEdit } from '../../../core/src/finding/fix.ts';
import type { RuleSlug } from '../../../core/src/finding/ruleCatalogue.ts';
import { reasonPlaceholder } from '../../../core/src/lint/findings/suppressFix.ts';
import type { ClientSupport } from '../clientSupport.ts';
import { toSnippetEdit, toWorkspaceEdit } from '../convert/workspaceEdit.ts';
import type { Analysis } from '../workspace/analyser.ts';

/** Comments about comments help nobody. */
const notSuppressed: readonly RuleSlug[] = ['suppression-without-reason', 'unused-suppression'];

/**
 * Writes the suppression comment with its reason selected, so that the user types over it. Where the client knows no
 * snippets the placeholder stays until the user replaces it: the linter takes it for a missing reason.
 */
export function suppressAction(
  finding: TextFinding,
  diagnostics: Diagnostic[],
  { document, locate }: Analysis,
  support: ClientSupport,
): CodeAction[] {
  if (notSuppressed.includes(finding.rule)) return [];
  const fix = document.suppressFix(finding);
  const [edit] = fix?.edits ?? [];
  if (fix === undefined || edit === undefined) return [];
  return [
    {
      title: fix.title,
      kind: CodeActionKind.QuickFix,
      diagnostics,
      edit: support.snippetEdits
        ? toSnippetEdit({ ...edit, text: snippetOf(edit) }, locate)
        : toWorkspaceEdit(fix.edits, locate),
    },
  ];
}

function snippetOf({ text }: DocumentEdit): string {
  const at = text.lastIndexOf(reasonPlaceholder);
  const after = text.slice(at + reasonPlaceholder.length);
  return `${escapeSnippet(text.slice(0, at))}\${1:${reasonPlaceholder}}${escapeSnippet(after)}`;
}

function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
