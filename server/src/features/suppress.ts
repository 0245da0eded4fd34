import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { TextFinding } from '../../../core/src/finding/finding.ts';
import type { DocumentEdit, Fix } from '../../../core/src/finding/fix.ts';
import type { RuleSlug } from '../../../core/src/finding/ruleCatalogue.ts';
import { reasonPlaceholder } from '../../../core/src/lint/findings/suppressFix.ts';
import type { ClientSupport } from '../clientSupport.ts';
import { toSnippetEdit, toWorkspaceEdit } from '../convert/workspaceEdit.ts';
import type { Locate } from '../documents/openText.ts';
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
  if (fix === undefined) return [];
  const edit = suppressEdit(fix, locate, support);
  return [{ title: fix.title, kind: CodeActionKind.QuickFix, diagnostics, edit }];
}

/** The edit of a fix whose first edit writes a suppression, as a snippet where its reason is still to be written. */
export function suppressEdit({ edits }: Fix, locate: Locate, support: ClientSupport): WorkspaceEdit {
  const [edit, ...beside] = edits;
  const isOpen = edit?.text.trimEnd().endsWith(`] ${reasonPlaceholder}`) === true;
  return support.snippetEdits && isOpen
    ? toSnippetEdit({ ...edit, text: snippetOf(edit) }, locate, beside)
    : toWorkspaceEdit(edits, locate);
}

function snippetOf({ text }: DocumentEdit): string {
  const at = text.lastIndexOf(reasonPlaceholder);
  const after = text.slice(at + reasonPlaceholder.length);
  return `${escapeSnippet(text.slice(0, at))}\${1:${reasonPlaceholder}}${escapeSnippet(after)}`;
}

function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
