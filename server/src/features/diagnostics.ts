import { createHash } from 'node:crypto';
import type { Diagnostic, DocumentDiagnosticReport } from 'vscode-languageserver/node';
import { toDiagnostic } from '../convert/diagnostic.ts';
import type { Analyser } from '../workspace/analyser.ts';

/** The diagnostics of an open document; none for one that is not. */
export async function diagnosticsOf(analyser: Analyser, uri: string): Promise<Diagnostic[]> {
  const analysis = await analyser.analyse(uri);
  if (analysis === undefined) return [];
  return analysis.findings.map((finding, index) => toDiagnostic(finding, index, analysis.document));
}

/** Answers a pull: in full, or `unchanged` where the client already has the same. */
export async function documentReport(
  analyser: Analyser,
  uri: string,
  previousResultId: string | undefined,
): Promise<DocumentDiagnosticReport> {
  const items = await diagnosticsOf(analyser, uri);
  const resultId = createHash('sha256').update(JSON.stringify(items)).digest('base64url').slice(0, 22);
  return resultId === previousResultId ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items };
}
