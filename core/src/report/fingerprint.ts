import { createHash } from 'node:crypto';
import type { TextFinding } from '../finding/finding.ts';
import { LineIndex } from '../text/lineIndex.ts';
import { maskTokens } from '../text/maskTokens.ts';
import type { ReportedFinding } from './lintReport.ts';

/**
 * Gives each finding its line of source and a fingerprint that stays the same while lines move: made of rule,
 * path, cell, the line's text without its indentation, and a count among equal ones. Tokens are masked.
 * @param textOf the text that a finding's range counts in, `undefined` where it is gone
 */
export function reportFindings(
  findings: readonly TextFinding[],
  textOf: (finding: TextFinding) => string | undefined,
): ReportedFinding[] {
  const seen = new Map<string, number>();
  const indexes = new Map<string, LineIndex | undefined>();
  return findings.map((finding) => {
    const { path, cell, range } = finding.place;
    const place = `${path}\0${cell ?? ''}`;
    if (!indexes.has(place)) {
      const text = textOf(finding);
      indexes.set(place, text === undefined ? undefined : new LineIndex(text));
    }
    const lineText = indexes.get(place)?.lineText(range.start.line);
    const identity = `${finding.rule}\0${place}\0${lineText?.trim() ?? ''}`;
    const count = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, count);
    return {
      ...finding,
      message: maskTokens(finding.message),
      fingerprint: createHash('sha256').update(`${identity}\0${count}`).digest('hex').slice(0, 32),
      ...(lineText === undefined ? {} : { lineText: maskTokens(lineText) }),
    };
  });
}
