import type { Resolver } from '../reference/resolver.ts';
import { choosePin } from './choosePin.ts';
import { inParallel } from './inParallel.ts';
import { type PinOutcome, type PinQuestion, pinKey } from './pin.ts';
import { type PinOptions, pinContext } from './pinOptions.ts';

/** Outcomes by {@link pinKey}. */
export type ResolvedPins = ReadonlyMap<string, PinOutcome>;

/**
 * Answers a batch: each repository and name is asked once, so it has one SHA in the whole batch. A failure of
 * one repository is its outcome and stops no other.
 * @throws HubError `aborted` where the signal fires
 */
export async function resolvePins(
  questions: readonly PinQuestion[],
  resolver: Resolver,
  options: PinOptions = {},
): Promise<ResolvedPins> {
  const context = pinContext(options);
  const unique = new Map(questions.map((question) => [pinKey(question), question]));
  const outcomes = new Map<string, PinOutcome>();
  await inParallel([...unique], options.concurrency ?? 8, async ([key, question]) => {
    outcomes.set(key, await choosePin(question, resolver, context));
    options.onProgress?.(outcomes.size, unique.size);
  });
  return outcomes;
}
