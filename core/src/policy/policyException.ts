import type { Node } from 'yaml';
import { isRuleSlug } from '../finding/ruleCatalogue.ts';
import { isOnlyWildcards } from './exceptionPaths.ts';
import { isAbsent, type ManifestReader } from './manifestReader.ts';
import type { PolicyException } from './policy.ts';
import { readSha256 } from './sha256Text.ts';

/**
 * Reads one entry of `exceptions:`: `rule`, `path`, `model`, `sha256`, `reason`, `approved_by`, `expires`. An entry
 * without a reason or without a condition that narrows it silences nothing; one that is bound to a hash (`sha256`), which
 * source text does not have, nothing in source text.
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
  const sha256 = readSha256(reader, values.get('sha256') ?? null, 'sha256');
  if (values.has('sha256') && sha256 === undefined) {
    if (isAbsent(values.get('sha256') ?? null))
      reader.problem(node, 'The exception names no hash under sha256.');
    return undefined;
  }
  if (values.has('expires') && expires === undefined) return undefined;
  if (reason === undefined || reason === '') {
    reader.problem(node, 'An exception needs a reason; without one it silences nothing.', {
      lacksReason: true,
    });
    return undefined;
  }
  const isNarrow = rule !== undefined || model !== undefined || sha256 !== undefined;
  if (!isNarrow && path === undefined) {
    reader.problem(
      node,
      'An exception needs a rule, a path, a model or a hash; this one would silence everything.',
    );
    return undefined;
  }
  if (!isNarrow && path !== undefined && isOnlyWildcards(path)) {
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
    ...(sha256 === undefined ? {} : { sha256 }),
    ...(approvedBy === undefined ? {} : { approvedBy }),
    ...(expires === undefined ? {} : { expires }),
  };
}
