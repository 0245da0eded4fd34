import { createHash, type Hash } from 'node:crypto';
import type { TextFinding } from '../finding/finding.ts';
import { LineIndex } from '../text/lineIndex.ts';
import { maskSignIns } from '../text/maskSignIns.ts';
import { maskTokens } from '../text/maskTokens.ts';
import { lineExcerpt } from './lineExcerpt.ts';
import type { ReportedFinding } from './lintReport.ts';

/**
 * Gives each finding an excerpt of its source line, secrets masked, and a fingerprint that stays the same while
 * lines and cells move: made of rule, path, the line's text without its indentation, and a count among equal ones.
 * A line is read and hashed once for all its findings where they follow each other.
 * @param textOf the text that a finding's range counts in, `undefined` where it is gone
 */
export function reportFindings(
  findings: readonly TextFinding[],
  textOf: (finding: TextFinding) => string | undefined,
): ReportedFinding[] {
  const seen = new Map<string, number>();
  const documents = new Map<string, LineReader>();
  return findings.map((finding) => {
    const { path, cell, range } = finding.place;
    const place = `${path}\0${cell ?? ''}`;
    const document = documents.get(place) ?? new LineReader(textOf(finding));
    documents.set(place, document);
    const line = document.line(range.start.line);
    // A cell that is put in above another is a line that is put in: the number of the cell does not count.
    const identity = line.identity(`${finding.rule}\0${path}\0${cell === undefined ? '' : 'cell'}\0`);
    const key = identity.copy().digest('hex');
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return {
      ...finding,
      fingerprint: identity.copy().update(`\0${count}`).digest('hex').slice(0, 32),
      ...(line.masked === undefined ? {} : { excerpt: lineExcerpt(line.masked, range) }),
    };
  });
}

/** Findings come in the order of their lines, so the last line read is all that is remembered. */
class LineReader {
  readonly #index: LineIndex | undefined;
  #last: { readonly number: number; readonly line: SourceLine } | undefined;

  constructor(text: string | undefined) {
    this.#index = text === undefined ? undefined : new LineIndex(text);
  }

  line(number: number): SourceLine {
    if (this.#last?.number === number) return this.#last.line;
    const line = new SourceLine(this.#index?.lineText(number));
    this.#last = { number, line };
    return line;
  }
}

class SourceLine {
  /** Absent where the text is gone. */
  readonly masked?: string;
  readonly #text: string;
  readonly #identities = new Map<string, Hash>();

  constructor(text: string | undefined) {
    this.#text = text?.trim() ?? '';
    if (text !== undefined) this.masked = maskSignIns(maskTokens(text));
  }

  /** The hash of a prefix and the line, to go on from a copy. */
  identity(prefix: string): Hash {
    const identity = this.#identities.get(prefix) ?? createHash('sha256').update(prefix + this.#text);
    this.#identities.set(prefix, identity);
    return identity;
  }
}
