import type { ApprovedModel } from '../../../../core/src/policy/policy.ts';
import type { Reference } from '../../../../core/src/reference/reference.ts';

/** The places that load the repository of an entry, at whatever revision. */
export function usesOf(
  { repository }: ApprovedModel,
  references: readonly Reference[],
): readonly Reference[] {
  return references.filter(({ kind, repo }) => kind === repository.kind && repo === repository.id);
}
