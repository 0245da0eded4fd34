import type { Fix } from '../../../core/src/finding/fix.ts';

/** What a code action carries until `codeAction/resolve`: a fix that needs the Hub, or all safe ones. */
export type ActionData =
  | { readonly uri: string; readonly version: number; readonly fix: Fix }
  | { readonly uri: string; readonly version: number; readonly fixAll: true };

/** Reads what this server wrote into an action; a client may send anything. */
export function actionData(data: unknown): ActionData | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { uri, version }: { uri?: unknown; version?: unknown } = data;
  if (typeof uri !== 'string' || typeof version !== 'number') return undefined;
  if ('fixAll' in data) return { uri, version, fixAll: true };
  return 'fix' in data && isFix(data.fix) ? { uri, version, fix: data.fix } : undefined;
}

function isFix(value: unknown): value is Fix {
  return typeof value === 'object' && value !== null && 'edits' in value && Array.isArray(value.edits);
}
