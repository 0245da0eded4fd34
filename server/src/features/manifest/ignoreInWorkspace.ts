import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver/node';
import type { TextFinding } from '../../../../core/src/finding/finding.ts';
import { sourceKindOf } from '../../../../core/src/lint/sourceKind.ts';
import { setRuleLevel } from '../../../../core/src/policy/edit/setRuleLevel.ts';
import { manifestName } from '../../../../core/src/policy/manifest.ts';
import type { ClientSupport } from '../../clientSupport.ts';
import {
  type AddExceptionCommand,
  addExceptionCommand,
  type ShowManifestCommand,
  showManifestCommand,
} from '../../protocol/manifestCommands.ts';
import type { Analysis } from '../../workspace/analyser.ts';
import { editableManifest } from './editableManifest.ts';

/**
 * Offers to ignore a rule by the manifest: everywhere, or in this file with a reason. Only in trusted workspace folders,
 * and not for what a manifest itself has wrong.
 * @param commands whether the client asks for reasons, and saves and shows the manifest
 */
export function ignoreInWorkspaceActions(
  { rule }: TextFinding,
  diagnostics: Diagnostic[],
  analysis: Analysis,
  support: ClientSupport,
  commands: boolean,
): CodeAction[] {
  const { document, surroundings } = analysis;
  const manifest = editableManifest(analysis, support);
  if (manifest === undefined || sourceKindOf(document.path) === 'manifest') return [];
  const actions: CodeAction[] = [];
  const written = setRuleLevel(manifest.text, rule, 'off');
  // A level of the settings stands above the manifest's.
  const counts = !surroundings.context.severities.has(rule);
  if (counts && 'edits' in written && written.edits.length > 0) {
    const title = `Switch ${rule} off in ${manifestName}`;
    const shown: ShowManifestCommand = { uri: manifest.uri, save: !manifest.isUnsaved };
    actions.push({
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics,
      edit: manifest.toEdit(written.edits),
      ...(commands ? { command: { title, command: showManifestCommand, arguments: [shown] } } : {}),
    });
  }
  if (commands) {
    const title = `Except this file from ${rule}, with a reason`;
    const asked: AddExceptionCommand = { uri: document.uri, rule };
    actions.push({
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics,
      command: { title, command: addExceptionCommand, arguments: [asked] },
    });
  }
  return actions;
}
