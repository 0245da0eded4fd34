import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver/node';
import type { Fix } from '../../../core/src/finding/fix.ts';
import { mergeEdits, safeFixes } from '../../../core/src/lint/findings/fixAll.ts';
import { completeFixes } from '../../../core/src/pin/completeFix.ts';
import type { Resolver } from '../../../core/src/reference/resolver.ts';
import type { ClientSupport } from '../clientSupport.ts';
import { toWorkspaceEdit } from '../convert/workspaceEdit.ts';
import type { Analysis } from '../workspace/analyser.ts';
import type { ActionData, FixAllScope } from './actionData.ts';
import { pinOptions } from './pinOptions.ts';

/** VS Code runs this one for each cell of a notebook at the same time, the other one once, for the first cell. */
export const fixAllKind = 'source.fixAll.modelWarden';
export const notebookFixAllKind = 'notebook.source.fixAll.modelWarden';

/** Repositories asked about at a time: as many, so that the user's one question can name them all. */
const askedTogether = 32;

const title = 'Pin and fix all that is safe (Model Warden)';
const notebookTitle = 'Pin and fix all that is safe in this notebook (Model Warden)';

/** The action, where there is anything to fix. Where the client cannot resolve, only fixes without the Hub. */
export function fixAllAction(analysis: Analysis, scope: FixAllScope, support: ClientSupport): CodeAction[] {
  const { document, version, locate } = analysis;
  const action =
    scope === 'text' ? { title, kind: fixAllKind } : { title: notebookTitle, kind: notebookFixAllKind };
  const fixes = fixesIn(analysis, scope);
  if (support.resolvesEdits) {
    const data: ActionData = { uri: document.uri, version, fixAll: scope };
    return fixes.length === 0 ? [] : [{ ...action, data }];
  }
  const local = fixes.filter(({ needs }) => needs === undefined);
  if (local.length === 0) return [];
  return [{ ...action, edit: toWorkspaceEdit(mergeEdits(local), locate) }];
}

export interface FixedAll {
  readonly edit?: WorkspaceEdit;
  /** Why some fixes could not be made, each reason once. */
  readonly refusals: readonly string[];
}

/** Makes every safe fix that can be made; those that need the Hub ask it together. */
export async function fixAll(
  analysis: Analysis,
  scope: FixAllScope,
  resolver: Resolver,
  signal: AbortSignal,
): Promise<FixedAll> {
  const completed = await completeFixes(fixesIn(analysis, scope), resolver, {
    ...pinOptions(analysis, signal),
    concurrency: askedTogether,
  });
  const ready = completed.flatMap((each) => (each.state === 'ready' ? [each.fix] : []));
  const refusals = completed.flatMap((each) => (each.state === 'refused' ? [each.reason] : []));
  return {
    refusals: [...new Set(refusals)],
    ...(ready.length === 0 ? {} : { edit: toWorkspaceEdit(mergeEdits(ready), analysis.locate) }),
  };
}

/**
 * Fixes that may be applied together. Those of a cell edit nothing but that cell, whichever cell their finding is in:
 * the fixes of two cells, made at the same time, never write the same text twice.
 */
function fixesIn({ document, sourceFindings, findings, cell }: Analysis, scope: FixAllScope): readonly Fix[] {
  if (!document.isCell) return scope === 'text' ? safeFixes(findings) : [];
  if (scope === 'notebook') return safeFixes(sourceFindings);
  return safeFixes(sourceFindings).filter(({ edits }) =>
    edits.every((edit) => edit.path === document.path && edit.cell === cell),
  );
}
