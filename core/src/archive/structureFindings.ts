import { type ContentFinding, type ContentsState, type Judged, worst } from '../finding/contentFinding.ts';
import type { ContentRule } from '../finding/ruleCatalogue.ts';
import type { Severity } from '../finding/severity.ts';

/** Findings of one archive that are told; the state counts them all. */
const mostTold = 500;
const longestText = 600;

const severities: Record<ContentsState, Severity> = {
  clean: 'information',
  unknown: 'warning',
  undecidable: 'warning',
  dangerous: 'error',
};

/** One thing that an archive's structure is guilty of; its state gives the severity. */
export function guilty(
  state: ContentsState,
  rule: ContentRule,
  message: string,
  place: Pick<ContentFinding, 'member' | 'offset' | 'evidence'> = {},
): Judged {
  const evidence = place.evidence === undefined ? {} : { evidence: shortened(place.evidence) };
  const finding = { rule, severity: severities[state], message: shortened(message), ...place, ...evidence };
  return { state, finding };
}

/** Names in archives may be as long as 64 KiB. */
function shortened(text: string): string {
  return text.length > longestText ? `${text.slice(0, longestText)}…` : text;
}

/** Gathers what is found of an archive's structure. */
export class StructureFindings {
  state: ContentsState = 'clean';
  readonly findings: ContentFinding[] = [];

  add(...judged: readonly Judged[]): void {
    for (const { state, finding } of judged) {
      this.state = worst([this.state, state]);
      if (finding !== undefined && this.findings.length < mostTold) this.findings.push(finding);
    }
  }
}
