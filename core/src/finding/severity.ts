/** From most to least serious. */
export const severities = ['error', 'warning', 'information', 'hint'] as const;
export type Severity = (typeof severities)[number];

/** What a setting or a policy may say of a rule. */
export type SeverityLevel = Severity | 'off';

export const severityLevels: readonly SeverityLevel[] = ['off', 'hint', 'information', 'warning', 'error'];

/** True where `severity` is as serious as `threshold` or more. */
export function atLeast(severity: Severity, threshold: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(threshold);
}

/** The less serious of the two: evidence caps severity (DESIGN 6.14). */
export function cap(severity: Severity, ceiling: Severity): Severity {
  return atLeast(severity, ceiling) ? ceiling : severity;
}

export function isSeverityLevel(value: unknown): value is SeverityLevel {
  return severityLevels.includes(value as SeverityLevel);
}
