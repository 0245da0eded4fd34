import type { TextFinding } from '../../finding/finding.ts';
import type { Fix } from '../../finding/fix.ts';
import { LineIndex } from '../../text/lineIndex.ts';
import type { LintContext } from '../context.ts';
import type { EnvironmentSetting } from '../facts/environment.ts';
import { findingsOf } from '../findings/findingsOf.ts';
import type { LintedText } from '../findings/lintedText.ts';
import { isOff } from '../findings/severityOf.ts';
import { suppressLine } from '../findings/suppressFix.ts';
import { suppressionComments } from '../findings/suppressionComments.ts';
import type { RuleReport } from '../findings/suppressions.ts';
import type { LintResult } from '../result.ts';
import { insecureEndpoint } from '../rules/insecureEndpoint.ts';
import { unsafeEnvironment } from '../rules/unsafeEnvironment.ts';
import { type DotenvEntry, isInComment, readDotenv } from './readDotenv.ts';
import { tokenReports } from './tokenReports.ts';

const variableRules = [insecureEndpoint, unsafeEnvironment];

/**
 * Lints a file of variables.
 * @throws LintLimitError for a text that is longer than people write
 */
export function lintEnvironment(path: string, text: string, context: LintContext): LintResult {
  const file = readDotenv(text);
  const linted: LintedText = { path, text, lines: new LineIndex(text) };
  const settings = file.entries.flatMap((entry) => settingOf(linted, entry));
  const tokens = isOff('hardcoded-token', context) ? [] : tokenReports(linted, file, context.project);
  const reports = variableRules
    .filter(({ slug }) => !isOff(slug, context))
    .flatMap(({ slug, check }) =>
      [...check({ settings, addresses: [] }, context)].map(
        (report): RuleReport => ({ ...report, rule: slug }),
      ),
    );
  const comments = () => suppressionComments(linted, (index) => isInComment(file, index));
  return { findings: findingsOf(linted, [...reports, ...tokens], comments, context), references: [] };
}

/** A comment above the entry in which a finding stands: inside quotes it would be part of the value. */
export function suppressInEnvironment(linted: LintedText, finding: TextFinding): Fix {
  const { lines, text } = linted;
  const at = lines.offsetAt(finding.place.range.start);
  const entry = readDotenv(text).entries.find(({ span }) => span.start <= at && at <= span.end);
  const start = entry === undefined ? finding.place.range.start : lines.positionAt(entry.span.start);
  return suppressLine(linted, { ...finding, place: { ...finding.place, range: { start, end: start } } });
}

function settingOf({ path, lines }: LintedText, entry: DotenvEntry): readonly EnvironmentSetting[] {
  const { name, nameSpan, value, valueSpan, span } = entry;
  if (value === undefined) return [];
  const first = lines.positionAt(span.start).line;
  const last = lines.positionAt(span.end).line;
  const range = { start: { line: first, character: 0 }, end: { line: last + 1, character: 0 } };
  return [
    {
      name,
      value,
      span: valueSpan.start === valueSpan.end ? nameSpan : valueSpan,
      scope: span,
      provenance: [],
      overridable: false,
      remove: () => [{ path, range, text: '' }],
    },
  ];
}
