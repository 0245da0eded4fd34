import type { InlayHint, Range } from 'vscode-languageserver/node';
import type { KnownHubFacts } from '../../../../core/src/lint/context.ts';
import type { LoadView } from '../../../../core/src/lint/loadView.ts';
import { knownCommit } from '../../../../core/src/reference/knownCommit.ts';
import { rangesTouch } from '../../../../core/src/text/range.ts';
import { pinName } from './revisionLine.ts';

/** The name and the date behind a SHA, where no comment says them and an earlier answer of the Hub does. */
export function loadHints(
  loads: readonly LoadView[],
  cell: number | undefined,
  range: Range,
  hub: KnownHubFacts,
): InlayHint[] {
  const seen = new Set<string>();
  return loads.flatMap((load): InlayHint[] => {
    const { repository, reference, revisionText, pinNote } = load;
    if (repository === undefined || revisionText === undefined || revisionText.cell !== cell) return [];
    if (reference.revisionState !== 'sha' || pinNote !== undefined || !rangesTouch(revisionText.range, range))
      return [];
    const facts = hub.repository(repository);
    const name = pinName(load, knownCommit(reference, facts));
    const { line, character } = revisionText.range.end;
    const key = `${line}:${character}`;
    if (name === undefined || facts === undefined || seen.has(key)) return [];
    seen.add(key);
    const tooltip = `Where this commit stood on the Hub on ${facts.asOf.slice(0, 10)}`;
    // Behind the closing quote.
    return [{ position: { line, character: character + 1 }, label: name, tooltip, paddingLeft: true }];
  });
}
