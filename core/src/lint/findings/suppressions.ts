import type { Fix } from '../../finding/fix.ts';
import { type RuleSlug, ruleSlugs } from '../../finding/ruleCatalogue.ts';
import { nearestWord } from '../../text/nearestWord.ts';
import type { Span } from '../../text/range.ts';
import type { Report } from '../rules/rule.ts';
import type { LintedText } from './lintedText.ts';
import { reasonPlaceholder } from './suppressFix.ts';
import type { SuppressionComment } from './suppressionComments.ts';

export interface RuleReport extends Report {
  readonly rule: RuleSlug;
}

/**
 * Takes out what a comment silences, and adds what is wrong with the comments themselves: no reason, an unknown
 * slug, nothing to silence. These cannot be silenced by a comment.
 * @param isOff rules that are off report nothing, so a comment for one is not called unused.
 */
export function applySuppressions(
  document: LintedText,
  comments: readonly SuppressionComment[],
  reports: readonly RuleReport[],
  isOff: (rule: RuleSlug) => boolean,
): readonly RuleReport[] {
  if (comments.length === 0) return reports;
  const used = new Map<SuppressionComment, Set<RuleSlug>>(comments.map((comment) => [comment, new Set()]));
  const byLine = new Map(comments.map((comment) => [comment.line, comment]));
  const kept = reports.filter((report) => {
    const silencing = coveringComments(document, byLine, report).filter(({ rules }) =>
      rules.includes(report.rule),
    );
    for (const comment of silencing) used.get(comment)?.add(report.rule);
    return silencing.length === 0;
  });
  return [
    ...kept,
    ...comments.flatMap((comment) => faultsOf(document, comment, used.get(comment) ?? new Set(), isOff)),
  ];
}

/** A comment counts on any line of the finding or of its call, and on the line above either. */
function coveringComments(
  document: LintedText,
  byLine: ReadonlyMap<number, SuppressionComment>,
  report: Report,
): readonly SuppressionComment[] {
  const found = new Set<SuppressionComment>();
  for (const span of [report.span, report.scope ?? report.span]) {
    const first = lineOf(document, span.start);
    const above = byLine.get(first - 1);
    if (above?.alone) found.add(above);
    for (let line = first; line <= lineOf(document, span.end); line++) {
      const comment = byLine.get(line);
      if (comment !== undefined) found.add(comment);
    }
  }
  return [...found];
}

function faultsOf(
  document: LintedText,
  comment: SuppressionComment,
  used: ReadonlySet<RuleSlug>,
  isOff: (rule: RuleSlug) => boolean,
): RuleReport[] {
  const { span } = comment;
  const faults: RuleReport[] = [];
  if (comment.reason === '' || comment.reason === reasonPlaceholder) {
    const message =
      'This suppression gives no reason, so nobody can review it. Write why behind the brackets.';
    faults.push({ rule: 'suppression-without-reason', span, message });
  }
  const unused = comment.rules.filter((rule) => !used.has(rule) && !isOff(rule));
  const empty = comment.rules.length + comment.unknownRules.length === 0;
  if (unused.length + comment.unknownRules.length > 0 || empty) {
    // A misspelt slug is mended, not removed: somebody wrote a reason behind it.
    const removesAll = used.size === 0 && comment.unknownRules.length === 0;
    faults.push({
      rule: 'unused-suppression',
      span,
      message: unusedMessage(unused, comment.unknownRules),
      fixes: removesAll ? [removeComment(document, comment)] : [],
    });
  }
  return faults;
}

function unusedMessage(unused: readonly RuleSlug[], unknown: readonly string[]): string {
  const [first] = unknown;
  if (first !== undefined) {
    const meant = nearestWord(first, ruleSlugs);
    const advice = meant === undefined ? '' : ` Did you mean "${meant}"?`;
    return `No rule is called "${first}", so this suppression silences nothing.${advice}`;
  }
  if (unused.length === 0) return 'This suppression names no rule, so it silences nothing.';
  return `No finding of ${unused.join(', ')} is here, so this suppression silences nothing.`;
}

/** With its line where it stands alone, else with the space before it. */
function removeComment(document: LintedText, comment: SuppressionComment): Fix {
  const { text, lines, path } = document;
  let { start, end }: Span = comment.span;
  while (start > 0 && /[ \t]/.test(text.charAt(start - 1))) start--;
  if (comment.alone) end += /^\r?\n/.exec(text.slice(end, end + 2))?.[0].length ?? 0;
  const range = lines.rangeOf({ start, end });
  return {
    kind: 'remove',
    title: 'Remove the unused suppression',
    safe: true,
    edits: [{ path, range, text: '' }],
  };
}

function lineOf(document: LintedText, offset: number): number {
  return document.lines.positionAt(offset).line;
}
