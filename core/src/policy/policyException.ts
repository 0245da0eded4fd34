import type { Node } from 'yaml';
import { isRuleSlug } from '../finding/ruleCatalogue.ts';
import { isOnlyWildcards } from './exceptionPaths.ts';
import type { ManifestReader } from './manifestReader.ts';
import type { PolicyException } from './policy.ts';

/**
 * Reads one entry of `exceptions:`: `rule`, `path`, `model`, `reason`, `approved_by`, `expires`. An entry
 * without a reason, without a condition that narrows it, or bound to a file hash (which source text does not have) silences
 * no finding on source text.
 */
export function readException(reader: ManifestReader, node: Node): PolicyException | undefined {
  const values = new Map(reader.entries(node, 'The exception').map((entry) => [entry.key, entry.value]));
  const text = (key: string) => reader.text(values.get(key) ?? null, key);
  const rule = text('rule');
  if (rule !== undefined && !isRuleSlug(rule)) {
    reader.unknownRule(values.get('rule') ?? node, rule);
    return undefined;
  }
  const path = text('path');
  const model = text('model');
  const reason = text('reason')?.trim();
  const approvedBy = text('approved_by');
  const expires = reader.date(values.get('expires') ?? null, 'expires');
  if (values.has('sha256')) return undefined;
  if (values.has('expires') && expires === undefined) return undefined;
  if (reason === undefined || reason === '') {
    reader.problem(node, 'An exception needs a reason; without one it silences nothing.', {
      lacksReason: true,
    });
    return undefined;
  }
  if (rule === undefined && path === undefined && model === undefined) {
    reader.problem(node, 'An exception needs a rule, a path or a model; this one would silence everything.');
    return undefined;
  }
  if (rule === undefined && model === undefined && path !== undefined && isOnlyWildcards(path)) {
    reader.problem(
      values.get('path') ?? node,
      `The path "${path}" names no file or folder; without a rule or a model it would silence everything.`,
    );
    return undefined;
  }
  return {
    rule: rule ?? null,
    reason,
    range: reader.rangeOf(node),
    ...(expires === undefined ? {} : { expiresRange: reader.rangeOf(values.get('expires') ?? node) }),
    ...(path === undefined ? {} : { path }),
    ...(model === undefined ? {} : { model }),
    ...(approvedBy === undefined ? {} : { approvedBy }),
    ...(expires === undefined ? {} : { expires }),
  };
}
