import { HubError } from '../reference/hubError.ts';
import type { Repository } from '../reference/repository.ts';
import type { ResolvedRevision, Resolver } from '../reference/resolver.ts';
import { isPin } from '../reference/revision.ts';
import { type LocalPin, localPin } from './localPin.ts';
import { agedCommit } from './minimumAge.ts';
import type { Pin, PinOutcome, PinQuestion } from './pin.ts';
import type { PinContext } from './pinOptions.ts';

/**
 * Answers one question from the manifest, the workspace, the Hub or its cache, in that order.
 * @throws HubError `aborted` only; every other failure is an outcome
 */
export async function choosePin(
  question: PinQuestion,
  resolver: Resolver,
  context: PinContext,
): Promise<PinOutcome> {
  const local = localPin(question, context);
  if (local) return { state: 'pinned', pin: await named(local, question, resolver, context) };
  return askPin(question, resolver, context);
}

/** The same from the Hub or its cache alone. */
export async function askPin(
  question: PinQuestion,
  resolver: Resolver,
  context: PinContext,
): Promise<PinOutcome> {
  const { repository, revision } = question;
  try {
    const resolved = await resolver.resolve(repository, revision, context.signal);
    const commit = await agedCommit(repository, resolved, resolver, context);
    if ('reason' in commit) return { state: 'failed', reason: commit.reason };
    if (!isPin(commit.sha))
      return { state: 'failed', reason: `"${commit.sha}" is no commit SHA.`, code: 'bad-answer' };
    const pin: Pin = {
      repository,
      ...commit,
      name: resolved.name,
      source: resolved.source,
      asOf: resolved.asOf,
      ...renamed(repository, resolved),
    };
    return { state: 'pinned', pin };
  } catch (error) {
    if (!(error instanceof HubError) || error.code === 'aborted') throw error;
    return { state: 'failed', reason: error.message, code: error.code };
  }
}

function renamed(repository: Repository, { id }: ResolvedRevision): { readonly renamedTo?: string } {
  return id === repository.id ? {} : { renamedTo: id };
}

/** A local pin with name and date where the Hub says that the name leads there; it holds without them, too. */
async function named(
  local: LocalPin,
  { repository, revision }: PinQuestion,
  resolver: Resolver,
  { signal }: PinContext,
): Promise<Pin> {
  const pin: Pin = { repository, ...local };
  try {
    const resolved = await resolver.resolve(repository, local.name ?? revision, signal);
    if (resolved.sha !== local.sha) return pin;
    return {
      ...pin,
      ...renamed(repository, resolved),
      name: resolved.name,
      ...(resolved.date === undefined ? {} : { date: resolved.date }),
    };
  } catch (error) {
    if (!(error instanceof HubError) || error.code === 'aborted') throw error;
    return pin;
  }
}
