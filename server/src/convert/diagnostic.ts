import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver/node';
import type { RelatedPlace, TextFinding } from '../../../core/src/finding/finding.ts';
import { type RuleSlug, rulePage } from '../../../core/src/finding/ruleCatalogue.ts';
import type { Severity } from '../../../core/src/finding/severity.ts';
import type { Locate } from '../documents/openText.ts';

/** What a code action needs to find the finding again; never the message. */
export interface DiagnosticData {
  readonly rule: RuleSlug;
  /** Place among all findings of the document. */
  readonly index: number;
  readonly documentVersion: number;
}

const severityOf: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** @param version that of the text in which the finding is shown */
export function toDiagnostic(
  finding: TextFinding,
  index: number,
  version: number,
  locate: Locate,
): Diagnostic {
  const data: DiagnosticData = { rule: finding.rule, index, documentVersion: version };
  return {
    source: 'Model Warden',
    code: finding.rule,
    codeDescription: { href: rulePage(finding.rule) },
    severity: severityOf[finding.severity],
    message: finding.message,
    range: finding.place.range,
    data,
    ...(finding.related.length === 0
      ? {}
      : { relatedInformation: finding.related.map((place) => relatedInformation(place, locate)) }),
  };
}

function relatedInformation({ path, cell, range, message }: RelatedPlace, locate: Locate) {
  return { location: { uri: locate(path, cell).uri, range }, message };
}

/** Reads what `toDiagnostic` wrote; clients hand diagnostics of other tools and old ones back, too. */
export function diagnosticData(diagnostic: Diagnostic): DiagnosticData | undefined {
  const data: Partial<DiagnosticData> | null | undefined = diagnostic.data;
  if (typeof data !== 'object' || data === null) return undefined;
  const { rule, index, documentVersion } = data;
  if (rule === undefined || index === undefined || documentVersion === undefined) return undefined;
  return { rule, index, documentVersion };
}
