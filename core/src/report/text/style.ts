import type { Severity } from '../../finding/severity.ts';

/** Marks parts of a text for a terminal, or leaves them plain. */
export interface Style {
  severity(severity: Severity, text: string): string;
  bold(text: string): string;
  dim(text: string): string;
}

const colours: Record<Severity, string> = {
  error: '31',
  warning: '33',
  information: '36',
  hint: '90',
};

export function textStyle(colour: boolean): Style {
  const wrap = (code: string, text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  return {
    severity: (severity, text) => wrap(`1;${colours[severity]}`, text),
    bold: (text) => wrap('1', text),
    dim: (text) => wrap('2', text),
  };
}
