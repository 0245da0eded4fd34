import { readManifest } from '../../policy/manifest.ts';
import { yamlComments } from '../../policy/yamlComments.ts';
import { LineIndex } from '../../text/lineIndex.ts';
import { findTokens } from '../../text/maskTokens.ts';
import { comparePositions } from '../../text/range.ts';
import type { LintContext } from '../context.ts';
import { findingsOf } from '../findings/findingsOf.ts';
import type { LintedText } from '../findings/lintedText.ts';
import { isOff } from '../findings/severityOf.ts';
import { suppressionComments } from '../findings/suppressionComments.ts';
import type { RuleReport } from '../findings/suppressions.ts';
import type { LintResult } from '../result.ts';
import { tokenReport } from '../rules/hardcodedToken.ts';
import { entryReports } from './entryReports.ts';
import { expiryReports } from './expiryReports.ts';
import { hashReports } from './hashReports.ts';
import { looseningFindings } from './looseningFindings.ts';
import { schemaReports } from './schemaReports.ts';

/** Lints a `model-manifest.yaml`: its form, its dates, and its entries as the references that they are. */
export function lintManifest(path: string, text: string, context: LintContext): LintResult {
  const manifest = readManifest(text);
  const linted: LintedText = { path, text, lines: new LineIndex(text) };
  const reports = [
    ...schemaReports(manifest, linted),
    ...expiryReports(manifest, linted, context.today),
    ...manifest.models.flatMap((model) => entryReports(model, linted)),
    ...manifest.models.flatMap((model) => hashReports(model, context.hub, linted)),
    ...[...findTokens(text)].flatMap((found): RuleReport[] => {
      const report = tokenReport(found);
      return report === undefined ? [] : [{ ...report, rule: 'hardcoded-token' }];
    }),
  ].filter(({ rule }) => !isOff(rule, context));
  const comments = () => suppressionComments(linted, isInComment(text));
  return {
    findings: [
      ...findingsOf(linted, reports, comments, context),
      ...looseningFindings(manifest, path, context),
    ].sort((a, b) => comparePositions(a.place.range.start, b.place.range.start)),
    // It loads nothing itself: it says what others may load.
    references: [],
  };
}

/** Tells whether a place lies in a comment; asked for the few places that look like a suppression. */
function isInComment(text: string): (index: number) => boolean {
  const comments = yamlComments(text);
  return (index) => comments.some(({ start, end }) => start <= index && index < end);
}
