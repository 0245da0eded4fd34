import type { Judged } from '../../finding/contentFinding.ts';

/** What runs code, or reaches beyond the file, when the model is loaded or used. */
export function dangerous(message: string, evidence: string): Judged {
  return {
    state: 'dangerous',
    finding: { rule: 'keras-code', severity: 'error', message, evidence: evidence.slice(0, 200) },
  };
}

/** What is on no list. */
export function unknown(message: string, evidence: string): Judged {
  return {
    state: 'unknown',
    finding: { rule: 'keras-code', severity: 'warning', message, evidence: evidence.slice(0, 200) },
  };
}

export const harmless: Judged = { state: 'clean' };
