import type { RuleSlug } from '../../finding/ruleCatalogue.ts';
import type { Severity } from '../../finding/severity.ts';
import { escapeControls } from '../escape/controls.ts';
import { jsonText } from '../escape/json.ts';
import type { ToolVersion } from '../lintReport.ts';
import { sourceRoot } from './artifactUri.ts';
import { reportingDescriptors } from './reportingDescriptors.ts';

/** The name under which consumers of SARIF compare our fingerprints. */
export const fingerprintName = 'modelWarden/v1';

export const levels: Record<Severity, 'error' | 'warning' | 'note'> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** What one run found, each result in the words of SARIF. */
export interface SarifRun {
  readonly notifications: readonly unknown[];
  /** @param ruleIndex where each rule stands among those of the run */
  results(ruleIndex: ReadonlyMap<RuleSlug, number>): readonly unknown[];
}

/** The log of one run of the tool, with the whole catalogue of rules. */
export function sarifLog({ name, version }: ToolVersion, { notifications, results }: SarifRun): string {
  const rules = reportingDescriptors();
  return jsonText({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name,
            version,
            semanticVersion: version,
            informationUri: 'https://github.com/model-warden/model-warden',
            rules,
          },
        },
        originalUriBaseIds: { [sourceRoot]: { description: { text: 'The working folder of the command.' } } },
        columnKind: 'utf16CodeUnits',
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: notifications }],
        results: results(new Map(rules.map((rule, index) => [rule.id, index]))),
      },
    ],
  });
}

/** In a SARIF message braces are doubled, and brackets before a parenthesis would make a link (section 3.11). */
export function messageText(text: string): string {
  return escapeControls(text)
    .replace(/[{}]/g, '$&$&')
    .replace(/\[(?=[^\]]*\]\()/g, '\\[');
}
