import { createHash } from 'node:crypto';
import type {
  Diagnostic,
  DocumentDiagnosticReport,
  RelatedFullDocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import { toDiagnostic } from '../convert/diagnostic.ts';
import type { Analyser, Analysis } from '../workspace/analyser.ts';

type FullReport = RelatedFullDocumentDiagnosticReport & { readonly resultId: string };

/** Made once for each analysis: clients ask again and again while somebody types elsewhere. */
const reports = new WeakMap<Analysis, FullReport>();
const closed = reportOf([]);

/** The diagnostics of an open document or cell; none for one that is not. */
export async function diagnosticsOf(analyser: Analyser, uri: string): Promise<Diagnostic[]> {
  return (await fullReport(analyser, uri)).items;
}

/** Answers a pull: in full, or `unchanged` where the client already has the same. */
export async function documentReport(
  analyser: Analyser,
  uri: string,
  previousResultId: string | undefined,
): Promise<DocumentDiagnosticReport> {
  const report = await fullReport(analyser, uri);
  const { resultId } = report;
  return resultId === previousResultId ? { kind: 'unchanged', resultId } : report;
}

async function fullReport(analyser: Analyser, uri: string): Promise<FullReport> {
  const analysis = await analyser.analyse(uri);
  if (analysis === undefined) return closed;
  const known = reports.get(analysis);
  if (known !== undefined) return known;
  const { findings, version, locate } = analysis;
  const report = reportOf(findings.map((finding, index) => toDiagnostic(finding, index, version, locate)));
  reports.set(analysis, report);
  return report;
}

function reportOf(items: Diagnostic[]): FullReport {
  const resultId = createHash('sha256').update(JSON.stringify(items)).digest('base64url').slice(0, 22);
  return { kind: 'full', resultId, items };
}
