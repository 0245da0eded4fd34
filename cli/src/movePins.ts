import type { TextPlace } from '../../core/src/finding/finding.ts';
import { type EditableText, editableText } from '../../core/src/lint/notebook/editableText.ts';
import type { PinOptions } from '../../core/src/pin/pinOptions.ts';
import { standingPinKey, updatePins } from '../../core/src/pin/updatePins.ts';
import { updateEdits, type WrittenPin, writtenPins } from '../../core/src/pin/writtenPins.ts';
import type { Resolver } from '../../core/src/reference/resolver.ts';
import type { PinnedReference, UnpinnedReference } from '../../core/src/report/pinReport.ts';
import { applyEdits } from '../../core/src/text/applyEdits.ts';
import { LineIndex } from '../../core/src/text/lineIndex.ts';
import type { SourceLinter } from '../../core/src/work/sourceLinter.ts';
import type { FileDraft } from './drafts.ts';

export interface MovedPins {
  readonly pinned: readonly { readonly draft: FileDraft; readonly reference: PinnedReference }[];
  readonly failed: readonly UnpinnedReference[];
}

/** For `pin --update`: moves the pins that the drafts hold to the newest commit of their names. */
export async function movePins(
  drafts: readonly FileDraft[],
  linter: SourceLinter,
  resolver: Resolver,
  pinning: Omit<PinOptions, 'policy'>,
): Promise<MovedPins> {
  const pinned: { draft: FileDraft; reference: PinnedReference }[] = [];
  const failed: UnpinnedReference[] = [];
  const held = drafts.map((draft) => {
    const editable = editableText(draft.file, draft.text);
    return { draft, editable, written: writtenPins(editable.source, draft.outcome.references) };
  });
  const first = drafts[0];
  if (first === undefined) return { pinned, failed };
  const { policy } = linter.contextFor(first.file);
  const outcomes = await updatePins(
    held.flatMap(({ written }) => written),
    resolver,
    { ...pinning, policy },
  );
  for (const { draft, editable, written } of held) {
    const edits = written.flatMap((pin) => {
      const outcome = outcomes.get(standingPinKey(pin));
      const place = placeOf(pin, draft, editable);
      if (outcome?.state === 'refused') {
        failed.push({ place, repo: pin.repository.id, reason: outcome.reason });
      }
      if (outcome?.state !== 'moved') return [];
      const { repository, renamedTo, sha, source, name, date } = outcome.pin;
      const reference = {
        place,
        repository,
        sha,
        previous: pin.sha,
        source,
        name: name ?? pin.name,
        ...(renamedTo === undefined ? {} : { renamedTo }),
        ...(date === undefined ? {} : { date }),
      };
      pinned.push({ draft, reference });
      return updateEdits(editable.source, pin, outcome.pin).flatMap(({ range, text }) => {
        const written = editable.placeOf(range);
        return written === undefined ? [] : [{ ...written, text }];
      });
    });
    if (edits.length === 0) continue;
    draft.text = applyEdits(draft.text, editable.inFile(edits));
    draft.outcome = await linter.lintSource(draft.file, draft.text);
  }
  return { pinned, failed };
}

function placeOf({ places }: WrittenPin, { outcome }: FileDraft, editable: EditableText): TextPlace {
  const range = new LineIndex(editable.source).rangeOf(places[0]?.sha ?? { start: 0, end: 0 });
  return { path: outcome.path, range, ...editable.placeOf(range) };
}
