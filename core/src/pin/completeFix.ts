import type { Fix, HubQuestion } from '../finding/fix.ts';
import { HubError, type HubErrorCode } from '../reference/hubError.ts';
import type { Resolver } from '../reference/resolver.ts';
import { isPin } from '../reference/revision.ts';
import { askPin, choosePin } from './choosePin.ts';
import { fillPlaceholders } from './fillPlaceholders.ts';
import { inParallel } from './inParallel.ts';
import { type Pin, type PinOutcome, pinKey } from './pin.ts';
import { type PinOptions, pinContext } from './pinOptions.ts';
import { type ResolvedPins, resolvePins } from './resolvePins.ts';
import { safetensorsPresence } from './safetensorsPresence.ts';

export type CompletedFix =
  /** `pin` is what was written into it, with its source and age. */
  | { readonly state: 'ready'; readonly fix: Fix; readonly pin?: Pin }
  /** `code` where the Hub could not answer. */
  | { readonly state: 'refused'; readonly reason: string; readonly code?: HubErrorCode };

export interface CompleteFixOptions extends PinOptions {
  /** What the batch has resolved already. */
  readonly pins?: ReadonlyMap<string, PinOutcome>;
}

/**
 * Asks what a fix needs to know and fills it in. A fix that needs nothing is ready as it is.
 * @throws HubError `aborted` where the signal fires
 */
export async function completeFix(
  fix: Fix,
  resolver: Resolver,
  options: CompleteFixOptions = {},
): Promise<CompletedFix> {
  const { needs, question, ...rest } = fix;
  if (needs === undefined) return { state: 'ready', fix };
  if (question === undefined) {
    return {
      state: 'refused',
      reason: 'The Hub cannot answer this: the repository is not on it. Look the commit up where it lives.',
    };
  }
  const outcome = await pinFor(question, resolver, options);
  if (outcome.state === 'failed') return refused(outcome);
  const { pin } = outcome;
  if (question.ask === 'safetensors-present') {
    const refusal = await whyNotSafetensors(question, pin, resolver, options.signal);
    if (refusal !== undefined) return refused(refusal);
  }
  const edits = fix.edits.map((edit) => ({ ...edit, text: fillPlaceholders(edit.text, pin) }));
  return { state: 'ready', fix: { ...rest, edits }, pin };
}

/** Completes many fixes, each repository and name asked about once; the results in the order of the fixes. */
export async function completeFixes(
  fixes: readonly Fix[],
  resolver: Resolver,
  options: PinOptions = {},
): Promise<readonly CompletedFix[]> {
  const questions = fixes.flatMap(({ question }) =>
    question && question.ask !== 'update' && !isPin(question.revision) ? [question] : [],
  );
  const pins: ResolvedPins = await resolvePins(questions, resolver, options);
  const completed = new Map<Fix, CompletedFix>();
  await inParallel(fixes, options.concurrency ?? 8, async (fix) => {
    completed.set(fix, await completeFix(fix, resolver, { ...options, pins }));
  });
  return fixes.flatMap((fix) => completed.get(fix) ?? []);
}

async function pinFor(
  question: HubQuestion,
  resolver: Resolver,
  options: CompleteFixOptions,
): Promise<PinOutcome> {
  const { repository, revision } = question;
  if (isPin(revision)) return { state: 'pinned', pin: { repository, sha: revision, source: 'workspace' } };
  if (question.ask === 'update') return askPin(question, resolver, pinContext(options));
  return options.pins?.get(pinKey(question)) ?? choosePin(question, resolver, pinContext(options));
}

interface Refusal {
  readonly reason: string;
  readonly code?: HubErrorCode;
}

function refused({ reason, code }: Refusal): CompletedFix {
  return { state: 'refused', reason, ...(code === undefined ? {} : { code }) };
}

async function whyNotSafetensors(
  place: { readonly subfolder?: string; readonly variant?: string },
  { repository, sha }: Pin,
  resolver: Resolver,
  signal: AbortSignal | undefined,
): Promise<Refusal | undefined> {
  try {
    const presence = safetensorsPresence(await resolver.listFiles(repository, sha, signal), place);
    if (presence.present) return undefined;
    const reason = `At ${sha.slice(0, 12)} of ${repository.id} ${presence.reason}: requiring safetensors would break the load.`;
    return { reason };
  } catch (error) {
    if (!(error instanceof HubError) || error.code === 'aborted') throw error;
    return { reason: error.message, code: error.code };
  }
}
