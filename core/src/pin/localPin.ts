import type { ApprovedModel } from '../policy/policy.ts';
import { repositoryKey } from '../reference/repository.ts';
import { classifyRevision, isPin } from '../reference/revision.ts';
import type { PinQuestion } from './pin.ts';
import type { PinContext } from './pinOptions.ts';

/** A commit that the workspace itself names. */
export interface LocalPin {
  readonly sha: string;
  /** The name that the manifest gives it. */
  readonly name?: string;
  readonly source: 'manifest' | 'workspace';
}

/**
 * The manifest's approved commit, else the one that the workspace already pins; `undefined` where there is
 * none, or more than one: then it is not for us to choose. Both count for the default branch; another name
 * needs an entry that carries it, because pinning `v1.0` to the head of main would change what is loaded.
 */
export function localPin(question: PinQuestion, context: PinContext): LocalPin | undefined {
  const approved = context.policy.trusted ? approvedPins(question, context) : [];
  const [first] = approved;
  if (first?.revision && sameCommit(approved.map((model) => model.revision))) {
    return {
      sha: first.revision,
      source: 'manifest',
      ...(first.ref === undefined ? {} : { name: first.ref }),
    };
  }
  const pinned = context.references.flatMap((reference) =>
    reference.revision !== null &&
    reference.revisionState === 'sha' &&
    reference.repo === question.repository.id &&
    reference.kind === question.repository.kind &&
    leadsTo(question.revision, reference.revision, undefined)
      ? [reference.revision]
      : [],
  );
  const sha = pinned[0];
  return sha !== undefined && sameCommit(pinned) ? { sha, source: 'workspace' } : undefined;
}

function approvedPins(question: PinQuestion, { policy, now }: PinContext): ApprovedModel[] {
  const today = now.toISOString().slice(0, 10);
  const key = repositoryKey(question.repository);
  return policy.models.filter(
    (model) =>
      repositoryKey(model.repository) === key &&
      Boolean(model.approvedBy?.trim()) &&
      (model.expires === undefined || model.expires >= today) &&
      model.revision !== null &&
      isPin(model.revision) &&
      leadsTo(question.revision, model.revision, model.ref),
  );
}

function leadsTo(asked: string, sha: string, name: string | undefined): boolean {
  if (classifyRevision(asked) === 'short') return sha.startsWith(asked.toLowerCase());
  return asked === (name ?? 'main');
}

function sameCommit(shas: readonly (string | null)[]): boolean {
  return new Set(shas).size === 1;
}
