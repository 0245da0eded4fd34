import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
} from 'vscode-languageserver/node';
import { groupBy } from '../../../core/src/collections/groupBy.ts';
import type { TextFinding } from '../../../core/src/finding/finding.ts';
import type { Fix, FixKind } from '../../../core/src/finding/fix.ts';
import { rangesTouch } from '../../../core/src/text/range.ts';
import type { ClientSupport } from '../clientSupport.ts';
import { diagnosticData } from '../convert/diagnostic.ts';
import { toWorkspaceEdit } from '../convert/workspaceEdit.ts';
import type { Analysis } from '../workspace/analyser.ts';
import type { ActionData } from './actionData.ts';
import { fixAllAction, fixAllKind, notebookFixAllKind } from './fixAll.ts';
import { ignoreInWorkspaceActions } from './manifest/ignoreInWorkspace.ts';
import { nosecActions } from './nosec.ts';
import { rulePageAction } from './rulePage.ts';
import { suppressAction } from './suppress.ts';

/** As the lightbulb shows them (RULES 1): pin first. */
const order: Record<FixKind, number> = {
  pin: 0,
  safetensors: 1,
  spelling: 2,
  replace: 3,
  remove: 4,
  suppress: 5,
};

interface Offer {
  readonly finding: TextFinding;
  readonly diagnostics: Diagnostic[];
}

/** What can be done about the findings in a range. Never asks the Hub: that is `codeAction/resolve`'s business. */
export function codeActions(
  analysis: Analysis,
  params: CodeActionParams,
  support: ClientSupport,
  manifestCommands: boolean,
): CodeAction[] {
  const actions: CodeAction[] = [];
  if (wants(params, CodeActionKind.QuickFix)) {
    // Neovim sends the cursor's place with the diagnostics of its whole line: those it shows are those it asks about.
    const offers = analysis.findings
      .map((finding) => ({ finding, diagnostics: diagnosticsFor(finding, analysis, params) }))
      .filter(
        ({ finding, diagnostics }) =>
          diagnostics.length > 0 || rangesTouch(finding.place.range, params.range),
      );
    actions.push(
      ...fixActions(offers, analysis, support),
      ...nosecActions(offers, analysis, support),
      ...offers.flatMap(({ finding, diagnostics }) =>
        suppressAction(finding, diagnostics, analysis, support),
      ),
      ...firstOfEachRule(offers).flatMap(({ finding, diagnostics }) =>
        ignoreInWorkspaceActions(finding, diagnostics, analysis, support, manifestCommands),
      ),
      ...firstOfEachRule(offers).flatMap(({ finding, diagnostics }) =>
        support.showDocument ? [rulePageAction(finding.rule, diagnostics)] : [],
      ),
    );
  }
  // Only where it is asked for: in the lightbulb it would stand beside every fix.
  if (params.context.only !== undefined) {
    if (wants(params, fixAllKind)) actions.push(...fixAllAction(analysis, 'text', support));
    if (wants(params, notebookFixAllKind)) actions.push(...fixAllAction(analysis, 'notebook', support));
  }
  return actions;
}

function fixActions(offers: readonly Offer[], analysis: Analysis, support: ClientSupport): CodeAction[] {
  const seen = new Set<string>();
  const fixes = offers
    .flatMap((offer) => offer.finding.fixes.map((fix) => ({ ...offer, fix })))
    // Two findings on one call may offer the same pin.
    .filter(({ fix }) => support.resolvesEdits || fix.needs === undefined)
    .filter(({ fix }) => !meetsUnsavedManifest(fix, analysis))
    .filter(({ fix }) => !seen.has(JSON.stringify(fix.edits)) && seen.add(JSON.stringify(fix.edits)))
    .sort((a, b) => order[a.fix.kind] - order[b.fix.kind]);
  const preferred = fixes.find(({ fix }) => fix.preferred);
  return fixes.map((offer) => ({
    ...fixAction(offer.fix, offer.diagnostics, analysis),
    ...(offer === preferred ? { isPreferred: true } : {}),
  }));
}

/** Edits of the manifest are made for its text on disk; where it is open with another one they would land anywhere. */
function meetsUnsavedManifest({ edits }: Fix, { locate, surroundings }: Analysis): boolean {
  const { manifest } = surroundings.context.policy;
  if (manifest === undefined || !edits.some(({ path }) => path === manifest.path)) return false;
  const { text } = locate(manifest.path, undefined);
  return text !== undefined && text !== manifest.text;
}

function fixAction(
  fix: Fix,
  diagnostics: Diagnostic[],
  { document, revision, locate }: Analysis,
): CodeAction {
  const action: CodeAction = { title: fix.title, kind: CodeActionKind.QuickFix, diagnostics };
  if (fix.needs === undefined) return { ...action, edit: toWorkspaceEdit(fix.edits, locate) };
  const data: ActionData = { uri: document.uri, revision, fix };
  return { ...action, data };
}

function firstOfEachRule(offers: readonly Offer[]): readonly Offer[] {
  return [...groupBy(offers, ({ finding }) => finding.rule).values()].flatMap((same) => same.slice(0, 1));
}

/** Those of the client's diagnostics that show this finding, so that it can group the actions under them. */
function diagnosticsFor(
  finding: TextFinding,
  analysis: Analysis,
  { context }: CodeActionParams,
): Diagnostic[] {
  const index = analysis.findings.indexOf(finding);
  return context.diagnostics.filter((diagnostic) => {
    const data = diagnosticData(diagnostic);
    if (data?.rule !== finding.rule) return false;
    // The version of a cell stays where another one changed, and places among findings do not.
    const isSame = data.documentVersion !== analysis.version || data.index === index;
    return isSame && rangesTouch(diagnostic.range, finding.place.range);
  });
}

/** Kinds are hierarchical: who asks for `source` gets `source.fixAll.modelWarden`, too. */
function wants({ context }: CodeActionParams, kind: string): boolean {
  return context.only === undefined || context.only.some((only) => `${kind}.`.startsWith(`${only}.`));
}
