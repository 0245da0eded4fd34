import type { TextFinding } from '../../core/src/finding/finding.ts';
import type { Fix } from '../../core/src/finding/fix.ts';
import { mergeEdits } from '../../core/src/lint/findings/fixAll.ts';
import { editableText } from '../../core/src/lint/notebook/editableText.ts';
import { type CompletedFix, completeFixes } from '../../core/src/pin/completeFix.ts';
import type { Pin } from '../../core/src/pin/pin.ts';
import type { PinOptions } from '../../core/src/pin/pinOptions.ts';
import type { HubErrorCode } from '../../core/src/reference/hubError.ts';
import type { Resolver } from '../../core/src/reference/resolver.ts';
import { applyEdits } from '../../core/src/text/applyEdits.ts';
import type { FileOutcome } from '../../core/src/work/fileLinter.ts';
import type { SourceLinter } from '../../core/src/work/sourceLinter.ts';

/** A file while it is fixed; nothing is written yet. */
export interface Draft {
  /** Absolute. */
  readonly file: string;
  text: string;
  outcome: FileOutcome;
  /** How many fixes went in. */
  fixes: number;
  /** The pins that were written. */
  readonly pins: AppliedPin[];
  /** What could not be fixed when it was last tried. */
  refused: RefusedFix[];
}

export interface AppliedPin {
  readonly finding: TextFinding;
  readonly pin: Pin;
}

export interface RefusedFix {
  readonly finding: TextFinding;
  readonly fix: Fix;
  readonly reason: string;
  readonly code?: HubErrorCode;
}

/** A fix and the finding that it is for. */
export interface ChosenFix {
  readonly finding: TextFinding;
  readonly fix: Fix;
}

export interface ApplyOptions {
  readonly linter: SourceLinter;
  readonly resolver: Resolver;
  /** The fixes of one text to apply together. */
  choose(findings: readonly TextFinding[]): readonly ChosenFix[];
  readonly pinning: Omit<PinOptions, 'policy'>;
}

/** A fix may uncover another: two of one call that touch the same place need a pass each. */
const maximumPasses = 8;

/** Fixes the drafts until nothing is left that can be fixed. Questions to the Hub are asked in one batch per pass. */
export async function applyFixes(drafts: readonly Draft[], options: ApplyOptions): Promise<void> {
  let open: readonly Draft[] = drafts;
  for (let pass = 0; pass < maximumPasses && open.length > 0; pass += 1) {
    const chosen = open.map((draft) => ({ draft, fixes: options.choose(draft.outcome.findings) }));
    const completed = await complete(chosen, options);
    const changed: Draft[] = [];
    for (const { draft, fixes } of chosen) {
      if (await applyTo(draft, fixes, completed, options.linter)) changed.push(draft);
    }
    open = changed;
  }
}

/** Drafts under one policy are asked about together: one repository, one SHA. */
async function complete(
  chosen: readonly { readonly draft: Draft; readonly fixes: readonly ChosenFix[] }[],
  { linter, resolver, pinning }: ApplyOptions,
): Promise<Map<Fix, CompletedFix>> {
  const byPolicy = new Map<string | null, typeof chosen>();
  for (const one of chosen) {
    const { source } = linter.contextFor(one.draft.file).policy;
    byPolicy.set(source, [...(byPolicy.get(source) ?? []), one]);
  }
  const completed = new Map<Fix, CompletedFix>();
  for (const group of byPolicy.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const fixes = group.flatMap((one) => one.fixes.map(({ fix }) => fix));
    const { policy } = linter.contextFor(first.draft.file);
    const answers = await completeFixes(fixes, resolver, { ...pinning, policy });
    for (const [at, fix] of fixes.entries()) {
      const answer = answers[at];
      if (answer !== undefined) completed.set(fix, answer);
    }
  }
  return completed;
}

/** @returns whether the text changed */
async function applyTo(
  draft: Draft,
  chosen: readonly ChosenFix[],
  completed: ReadonlyMap<Fix, CompletedFix>,
  linter: SourceLinter,
): Promise<boolean> {
  const ready: { chosen: ChosenFix; fix: Fix; pin?: Pin }[] = [];
  draft.refused = [];
  for (const one of chosen) {
    const answer = completed.get(one.fix);
    if (answer?.state === 'ready') ready.push({ ...answer, chosen: one });
    else if (answer !== undefined) draft.refused.push({ ...one, ...answer });
  }
  const { text, count } = edited(
    draft,
    ready.map(({ fix }) => fix),
  );
  if (text === draft.text) return false;
  for (const { chosen: one, pin } of ready.slice(0, count)) {
    if (pin !== undefined && one.fix.kind === 'pin') draft.pins.push({ finding: one.finding, pin });
  }
  draft.text = text;
  draft.fixes += count;
  draft.outcome = await linter.lintSource(draft.file, text);
  return true;
}

/** The text after all fixes, or after the first alone where they overlap: the next pass brings the others. */
function edited({ file, text }: Draft, fixes: readonly Fix[]): { text: string; count: number } {
  if (fixes.length === 0) return { text, count: 0 };
  const editable = editableText(file, text);
  const after = (some: readonly Fix[]) => applyEdits(text, editable.inFile(mergeEdits(some)));
  try {
    return { text: after(fixes), count: fixes.length };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { text: after(fixes.slice(0, 1)), count: 1 };
  }
}
