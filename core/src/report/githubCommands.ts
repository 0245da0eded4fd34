import type { Severity } from '../finding/severity.ts';

/** The workflow command of GitHub Actions that shows a finding of each severity. */
export const githubCommands: Record<Severity, string> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};
