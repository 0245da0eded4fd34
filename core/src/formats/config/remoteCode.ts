import type { Judged } from '../../finding/contentFinding.ts';
import type { CodeReference } from '../fileFacts.ts';

/** What a configuration says of Python that comes with a model. */
export interface CodeJudgement {
  readonly judged: readonly Judged[];
  readonly code: readonly CodeReference[];
}

/** An entry as `transformers` reads it (`dynamic_module_utils.py`): `owner/repo--module.Class` or `module.Class`. */
export function codeReference(written: string): CodeReference {
  const mark = written.indexOf('--');
  const path = mark === -1 ? written : written.slice(mark + 2);
  const dot = path.lastIndexOf('.');
  return {
    ...(mark === -1 ? {} : { repository: written.slice(0, mark) }),
    module: dot === -1 ? '' : path.slice(0, dot),
    className: path.slice(dot + 1),
  };
}

/** The entries of an `auto_map`: a text, or for tokenizers two of them or null. */
export function judgeAutoMap(value: unknown, where: string): CodeJudgement {
  const entries = Object.values(typeof value === 'object' && value !== null ? value : { value }).flat();
  const written = [...new Set(entries.filter((entry) => typeof entry === 'string'))];
  const references = written.map((entry) => ({ entry, reference: codeReference(entry) }));
  const foreign = references.filter(({ reference }) => reference.repository !== undefined);
  const own = references.filter(({ reference }) => reference.repository === undefined);
  return {
    code: references.map(({ reference }) => reference),
    judged: [
      ...foreign.map(({ entry, reference }): Judged => foreignCode(entry, reference, where)),
      ...(own.length === 0 ? [] : [ownCode(own.map(({ entry }) => entry).join(', '), where)]),
    ],
  };
}

/** Code that runs only where the caller asks for it; the Python itself is judged as a file of its own. */
function ownCode(names: string, where: string): Judged {
  return {
    state: 'clean',
    finding: {
      rule: 'config-remote-code',
      severity: 'information',
      message: `The model comes with Python of its own (${names.slice(0, 120)}), which runs where it is loaded with trust_remote_code.`,
      evidence: where,
    },
  };
}

function foreignCode(entry: string, { repository }: CodeReference, where: string): Judged {
  return {
    state: 'unknown',
    finding: {
      rule: 'config-foreign-code',
      severity: 'warning',
      message: `With trust_remote_code, the model runs Python from another repository, ${repository}: neither this model's pin nor its review covers it.`,
      evidence: `${where}: ${entry}`.slice(0, 200),
    },
  };
}

/**
 * Keys under which `transformers` 4.56 to 5.2 fetched a kernel from the Hub and ran it without `trust_remote_code`
 * (CVE-2026-4372): the value of a genuine file names an implementation, and a slash makes it a repository.
 */
export const kernelKeys: ReadonlySet<string> = new Set([
  ...['_attn_implementation', '_attn_implementation_internal', 'attn_implementation'],
  ...['_experts_implementation', '_experts_implementation_internal', 'experts_implementation'],
]);

export function judgeKernel(value: unknown, where: string): Judged {
  const texts = [value, ...(typeof value === 'object' && value !== null ? Object.values(value) : [])];
  const repository = texts.find((text) => typeof text === 'string' && text.includes('/'));
  if (repository === undefined) return { state: 'clean' };
  return {
    state: 'dangerous',
    finding: {
      rule: 'config-foreign-code',
      severity: 'error',
      message:
        'The configuration names a repository where an implementation of attention is named: transformers before 5.3.0 fetches and runs its code without being asked to trust it (CVE-2026-4372).',
      evidence: `${where}: ${String(repository)}`.slice(0, 200),
    },
  };
}

/** A file that says of itself that it may be trusted: LightGlue in transformers before 5.5.0 obeyed (CVE-2026-5241). */
export function judgeOwnTrust(value: unknown, where: string): Judged {
  if (value !== true) return { state: 'clean' };
  return {
    state: 'unknown',
    finding: {
      rule: 'config-remote-code',
      severity: 'warning',
      message:
        'The configuration switches trust_remote_code on for itself. Only the caller should: transformers before 5.5.0 obeys it for parts of some models (CVE-2026-5241).',
      evidence: where,
    },
  };
}
