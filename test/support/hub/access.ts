import { type Caller, isMember } from './accounts.ts';
import {
  disabledRepository,
  gatedRepository,
  type HubError,
  repositoryNotFound,
  unauthorized,
} from './hubError.ts';
import type { Profile } from './profile.ts';
import type { Repository } from './repository.ts';

/** Refuses tokens that nobody has and, where the profile wants a token, callers without one. */
export function checkCaller(caller: Caller, profile: Profile): HubError | undefined {
  if (caller.kind === 'invalid') return unauthorized('Invalid credentials in Authorization header');
  if (caller.kind === 'anonymous' && !profile.anonymous) return unauthorized('Authentication is required');
  return undefined;
}

/** Whether the caller may know of a repository. A private one does not exist for others. */
export function checkVisible(repository: Repository | undefined, caller: Caller): HubError | undefined {
  const visible = repository && (!repository.spec.private || isMember(caller));
  return visible ? undefined : repositoryNotFound(caller.kind === 'anonymous');
}

/** Whether the caller may read contents and history. Information on a gated repository is open to all. */
export function checkReadable(repository: Repository, caller: Caller): HubError | undefined {
  if (repository.spec.disabled) return disabledRepository();
  if (!repository.spec.gated || isMember(caller)) return undefined;
  return gatedRepository(repository.id, caller.kind === 'anonymous');
}
