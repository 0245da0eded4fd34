import type { Judged } from '../../finding/contentFinding.ts';
import type { CodeReference } from '../fileFacts.ts';
import { dangerOf } from '../pickle/policy/dangerous.ts';
import type { CodeJudgement } from './remoteCode.ts';
import { isRecord } from './walkValues.ts';

/** True for a `modules.json` of sentence-transformers: a list of `{idx, name, path, type}`. */
export function isModuleList(value: unknown): value is readonly Readonly<Record<string, unknown>>[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((item) => isRecord(item) && typeof item.type === 'string' && typeof item.path === 'string')
  );
}

/**
 * The classes that make up a sentence-transformers model. The library imports whatever dotted name stands there: its
 * own, a file of the model with `trust_remote_code`, or any module that is installed.
 */
export function judgeModuleList(list: readonly Readonly<Record<string, unknown>>[]): CodeJudgement {
  const types = list
    .map(({ type }) => String(type))
    .filter((type) => !type.startsWith('sentence_transformers.'));
  return {
    judged: types.map((type): Judged => judgeModule(type)),
    code: types.map((type): CodeReference => {
      const dot = type.lastIndexOf('.');
      return { module: type.slice(0, Math.max(dot, 0)), className: type.slice(dot + 1) };
    }),
  };
}

function judgeModule(type: string): Judged {
  const dot = type.lastIndexOf('.');
  const danger = dangerOf(type.slice(0, Math.max(dot, 0)), type.slice(dot + 1));
  return {
    state: danger === undefined ? 'unknown' : 'dangerous',
    finding: {
      rule: 'config-remote-code',
      severity: danger === undefined ? 'warning' : 'error',
      message:
        danger === undefined
          ? `The model is built of ${type}, which is no part of sentence-transformers: Python of the model, or of whatever package has that name.`
          : `The model is built of ${type}, which ${danger}.`,
      evidence: type.slice(0, 200),
    },
  };
}
