import { HubError } from '../reference/hubError.ts';
import { type Repository, repositoryKey } from '../reference/repository.ts';
import type { Resolver } from '../reference/resolver.ts';
import { classifyRevision } from '../reference/revision.ts';
import { askPin } from './choosePin.ts';
import { inParallel } from './inParallel.ts';
import type { Pin } from './pin.ts';
import { type PinContext, type PinOptions, pinContext } from './pinOptions.ts';

/** A pin as it stands: the commit and the name that it was made from. */
export interface StandingPin {
  readonly repository: Repository;
  readonly sha: string;
  readonly name: string;
}

export type UpdateOutcome =
  | { readonly state: 'moved'; readonly pin: Pin }
  | { readonly state: 'unchanged' }
  | { readonly state: 'refused'; readonly reason: string };

/** Equal for pins that have one outcome. */
export function standingPinKey(pin: StandingPin): string {
  return `${repositoryKey(pin.repository)}@${pin.sha}#${pin.name}`;
}

/**
 * For `pin --update`: the newest commit of each pin's name, of the minimum age. A tag that leads elsewhere than
 * when it was pinned is refused: tags do not move in good faith. A pin never moves to an older commit.
 * @throws HubError `aborted` where the signal fires
 */
export async function updatePins(
  pins: readonly StandingPin[],
  resolver: Resolver,
  options: PinOptions = {},
): Promise<ReadonlyMap<string, UpdateOutcome>> {
  const context = pinContext(options);
  const unique = new Map(pins.map((pin) => [standingPinKey(pin), pin]));
  const outcomes = new Map<string, UpdateOutcome>();
  await inParallel([...unique], options.concurrency ?? 8, async ([key, pin]) => {
    outcomes.set(key, await updatePin(pin, resolver, context));
    options.onProgress?.(outcomes.size, unique.size);
  });
  return outcomes;
}

async function updatePin(
  standing: StandingPin,
  resolver: Resolver,
  context: PinContext,
): Promise<UpdateOutcome> {
  const { repository, sha, name } = standing;
  if (classifyRevision(name) === 'pull-request') {
    const reason = `${repository.id} is pinned to a commit of ${name}, which nobody has merged. It is not moved: pin main instead.`;
    return { state: 'refused', reason };
  }
  const outcome = await askPin({ repository, revision: name }, resolver, context);
  if (outcome.state === 'failed') return { state: 'refused', reason: outcome.reason };
  const { pin } = outcome;
  if (pin.sha === sha) return { state: 'unchanged' };
  if (classifyRevision(name) === 'tag') {
    return {
      state: 'refused',
      reason: `The tag "${name}" of ${repository.id} led to ${sha} and leads to ${pin.sha} now. Treat this as a security event; pin it by hand once you know why.`,
    };
  }
  if (pin.source === 'cache') {
    return {
      state: 'refused',
      reason: `Only the Hub knows the newest commit of ${repository.id}. Go online to update its pin.`,
    };
  }
  return (await isOlder(pin, standing, resolver, context.signal))
    ? { state: 'unchanged' }
    : { state: 'moved', pin };
}

/** With a minimum age the newest commit allowed may be older than the one that somebody pinned before. */
async function isOlder(
  pin: Pin,
  standing: StandingPin,
  resolver: Resolver,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  try {
    const present = await resolver.resolve(standing.repository, standing.sha, signal);
    return pin.date !== undefined && present.date !== undefined && pin.date < present.date;
  } catch (error) {
    if (error instanceof HubError && error.code !== 'aborted') return false;
    throw error;
  }
}
