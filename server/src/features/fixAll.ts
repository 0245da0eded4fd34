import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver/node';
import { mergeEdits, safeFixes } from '../../../core/src/lint/findings/fixAll.ts';
import { completeFixes } from '../../../core/src/pin/completeFix.ts';
import type { Resolver } from '../../../core/src/reference/resolver.ts';
import type { ClientSupport } from '../clientSupport.ts';
import { toWorkspaceEdit } from '../convert/workspaceEdit.ts';
import type { Analysis } from '../workspace/analyser.ts';
import type { ActionData } from './actionData.ts';
import { pinOptions } from './pinOptions.ts';

export const fixAllKind = 'source.fixAll.modelWarden';

/** Repositories asked about at a time: as many, so that the user's one question can name them all. */
const askedTogether = 32;

const title = 'Pin and fix all that is safe (Model Warden)';

/** The action, where there is anything to fix. Where the client cannot resolve, only fixes without the Hub. */
export function fixAllAction(analysis: Analysis, support: ClientSupport): CodeAction[] {
  const { document, version, findings } = analysis;
  const fixes = safeFixes(findings);
  if (support.resolvesEdits) {
    const data: ActionData = { uri: document.uri, version, fixAll: true };
    return fixes.length === 0 ? [] : [{ title, kind: fixAllKind, data }];
  }
  const local = fixes.filter(({ needs }) => needs === undefined);
  if (local.length === 0) return [];
  return [{ title, kind: fixAllKind, edit: toWorkspaceEdit(mergeEdits(local), document) }];
}

export interface FixedAll {
  readonly edit?: WorkspaceEdit;
  /** Why some fixes could not be made, each reason once. */
  readonly refusals: readonly string[];
}

/** Makes every safe fix that can be made; those that need the Hub ask it together. */
export async function fixAll(analysis: Analysis, resolver: Resolver, signal: AbortSignal): Promise<FixedAll> {
  const { document, findings } = analysis;
  const completed = await completeFixes(safeFixes(findings), resolver, {
    ...pinOptions(analysis, signal),
    concurrency: askedTogether,
  });
  const ready = completed.flatMap((each) => (each.state === 'ready' ? [each.fix] : []));
  const refusals = completed.flatMap((each) => (each.state === 'refused' ? [each.reason] : []));
  return {
    refusals: [...new Set(refusals)],
    ...(ready.length === 0 ? {} : { edit: toWorkspaceEdit(mergeEdits(ready), document) }),
  };
}
