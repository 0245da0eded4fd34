import type { Judged } from '../../finding/contentFinding.ts';

/** What leads out of a template, whether or not a loader's sandbox stops it. */
export function leadingOut(what: string, evidence: string): Judged {
  return {
    state: 'dangerous',
    finding: {
      rule: 'template-escape',
      severity: 'error',
      message: `The template ${what}. A loader that renders templates without a sandbox runs code with it (CVE-2024-34359).`,
      evidence,
    },
  };
}

/** What genuine chat templates do not do. */
export function unusual(what: string, evidence: string): Judged {
  return {
    state: 'unknown',
    finding: {
      rule: 'template-escape',
      severity: 'warning',
      message: `The template ${what}.`,
      evidence,
    },
  };
}

/** A template of which this reader is not sure that it reads it as Jinja does. */
export function undecidable(reason: string): Judged {
  return {
    state: 'undecidable',
    finding: {
      rule: 'template-escape',
      severity: 'warning',
      message: `The chat template cannot be read, so what it does is not known: ${reason}.`,
    },
  };
}
