import { type RuleSlug, ruleCatalogue, rulePage, ruleSlugs } from '../../finding/ruleCatalogue.ts';
import type { SeverityLevel } from '../../finding/severity.ts';

const levels: Record<SeverityLevel, 'none' | 'note' | 'warning' | 'error'> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
  off: 'none',
};

/** The catalogue as SARIF rules; `security-severity` is what GitHub sorts its alerts by. */
export function reportingDescriptors() {
  return ruleSlugs.map((id) => {
    const { severity, summary } = ruleCatalogue[id];
    return {
      id,
      name: pascalCase(id),
      shortDescription: { text: summary },
      fullDescription: { text: summary },
      helpUri: rulePage(id),
      help: {
        text: `${summary}\n\nWhat to do, and why: ${rulePage(id)}`,
        markdown: `${summary}\n\n[What to do, and why](${rulePage(id)})`,
      },
      defaultConfiguration: { enabled: severity !== 'off', level: levels[severity] },
      properties: { tags: ['security', 'model'], 'security-severity': securitySeverity(severity) },
    };
  });
}

function securitySeverity(severity: SeverityLevel): string {
  if (severity === 'error') return '8.0';
  if (severity === 'warning') return '6.0';
  return severity === 'information' ? '3.0' : '1.0';
}

function pascalCase(slug: RuleSlug): string {
  return slug.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
