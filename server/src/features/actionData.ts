import type { Fix } from '../../../core/src/finding/fix.ts';

/** What a fix-all covers: the document or the cell it is asked for, or that cell's whole notebook. */
export type FixAllScope = 'text' | 'notebook';

/** What a code action carries until `codeAction/resolve`: a fix that needs the Hub, or all safe ones. */
export type ActionData =
  /** A fix may edit other cells: `revision` speaks for all of them. */
  | { readonly uri: string; readonly revision: number; readonly fix: Fix }
  /** Made from what is found then: of other cells it is no matter whether they changed. */
  | { readonly uri: string; readonly version: number; readonly fixAll: FixAllScope };

/** Reads what this server wrote into an action; a client may send anything. */
export function actionData(data: unknown): ActionData | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const given: { uri?: unknown; version?: unknown; revision?: unknown; fix?: unknown; fixAll?: unknown } =
    data;
  const { uri, version, revision, fix, fixAll } = given;
  if (typeof uri !== 'string') return undefined;
  if (typeof version === 'number' && (fixAll === 'text' || fixAll === 'notebook'))
    return { uri, version, fixAll };
  return typeof revision === 'number' && isFix(fix) ? { uri, revision, fix } : undefined;
}

function isFix(value: unknown): value is Fix {
  return typeof value === 'object' && value !== null && 'edits' in value && Array.isArray(value.edits);
}
