import { isSeq } from 'yaml';
import type { PolicyException } from '../policy.ts';
import { editManifest } from './editManifest.ts';
import { fillEmpty, listOf } from './fillEmpty.ts';
import { type ManifestEdits, manifestEdits } from './manifestEdits.ts';

/** Adds an entry to `exceptions:` of a manifest; of an empty text it makes one. */
export function addException(
  text: string,
  exception: Omit<PolicyException, 'range' | 'expiresRange'>,
): ManifestEdits {
  const { rule, path, model, sha256, reason, approvedBy, expires } = exception;
  const edited = editManifest(text, (document) => {
    const entry = document.createNode({
      ...(rule === null ? {} : { rule }),
      ...(path === undefined ? {} : { path }),
      ...(model === undefined ? {} : { model }),
      ...(sha256 === undefined ? {} : { sha256 }),
      reason,
      ...(approvedBy === undefined ? {} : { approved_by: approvedBy }),
      ...(expires === undefined ? {} : { expires }),
    });
    const exceptions = document.get('exceptions') ?? undefined;
    if (exceptions === undefined) fillEmpty(document, ['exceptions'], listOf(document, entry));
    else if (isSeq(exceptions)) document.addIn(['exceptions'], entry);
    else return '"exceptions" of the manifest is not a list.';
    return undefined;
  });
  return manifestEdits(text, edited);
}
