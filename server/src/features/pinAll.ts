import { groupBy } from '../../../core/src/collections/groupBy.ts';
import type { TextFinding } from '../../../core/src/finding/finding.ts';
import type { DocumentEdit } from '../../../core/src/finding/fix.ts';
import { mergeEdits } from '../../../core/src/lint/findings/fixAll.ts';
import { completeFixes } from '../../../core/src/pin/completeFix.ts';
import { type PinFix, pinFixes, pinRules } from '../../../core/src/pin/pinFixes.ts';
import type { Policy } from '../../../core/src/policy/policy.ts';
import type { Reference } from '../../../core/src/reference/reference.ts';
import type { Resolver } from '../../../core/src/reference/resolver.ts';
import { toWorkspaceEdit } from '../convert/workspaceEdit.ts';
import type { Locate } from '../documents/openText.ts';
import type { PinAllResult } from '../protocol/pinAll.ts';

/** One text whose loads are to be pinned. */
export interface PinnedText {
  readonly path: string;
  readonly findings: readonly TextFinding[];
  readonly policy: Policy;
  /** Why nothing of it can be written, where that is so: a sentence for people. */
  readonly closed?: string;
}

export interface PinAllOptions {
  /** Of all texts: pins that stand there already are taken for others. */
  readonly references: readonly Reference[];
  readonly locate: Locate;
  readonly signal: AbortSignal;
  onProgress(done: number, total: number): void;
}

const noEdit = 'No edit can pin it there; the finding says what can be done.';
const another = 'It shares its place with another pin: pin all once more.';
/** Repositories asked about at a time: as many, so that the user's one question can name them all. */
const askedTogether = 32;

/**
 * Pins all loads of some texts in one batch: under one policy a repository gets one commit. What cannot be pinned is
 * counted with its reason.
 * @throws HubError `aborted` where the signal fires
 */
export async function pinAll(
  texts: readonly PinnedText[],
  resolver: Resolver,
  options: PinAllOptions,
): Promise<Omit<PinAllResult, 'stopped'>> {
  const left = new Map<string, number>();
  const leave = (reason: string) => left.set(reason, (left.get(reason) ?? 0) + 1);
  const edits: DocumentEdit[] = [];
  const files = new Set<string>();
  let pinned = 0;
  for (const group of groupBy(texts, ({ policy }) => policy.source ?? '').values()) {
    const chosen = group.flatMap((text) => chosenIn(text, leave));
    const completed = await completeFixes(
      chosen.map(({ fix }) => fix),
      resolver,
      {
        ...(group[0] === undefined ? {} : { policy: group[0].policy }),
        references: options.references,
        signal: options.signal,
        concurrency: askedTogether,
        onProgress: (done, total) => options.onProgress(done, total),
      },
    );
    const ready = completed.flatMap((answer, at) => {
      if (answer.state === 'refused') leave(answer.reason);
      return answer.state === 'ready' ? [{ fix: answer.fix, finding: chosen[at]?.finding }] : [];
    });
    pinned += ready.length;
    for (const { finding } of ready) if (finding !== undefined) files.add(finding.place.path);
    edits.push(...mergeEdits(ready.map(({ fix }) => fix)));
  }
  return {
    ...(edits.length === 0 ? {} : { edit: toWorkspaceEdit(edits, options.locate) }),
    pinned,
    files: files.size,
    left: [...left].map(([reason, count]) => ({ reason, count })),
  };
}

function chosenIn({ findings, closed }: PinnedText, leave: (reason: string) => void): readonly PinFix[] {
  const unpinned = findings.filter(({ rule }) => pinRules.has(rule));
  if (closed !== undefined) {
    for (const _ of unpinned) leave(closed);
    return [];
  }
  const chosen = pinFixes(findings);
  const places = new Set(chosen.map(({ finding }) => placeOf(finding)));
  for (const finding of unpinned) {
    if (places.has(placeOf(finding))) continue;
    leave(finding.fixes.some(({ kind }) => kind === 'pin') ? another : noEdit);
  }
  return chosen;
}

function placeOf({ rule, place: { cell, range } }: TextFinding): string {
  return JSON.stringify([rule, cell, range]);
}
