import { beforeAll, describe, expect, it } from 'vitest';
import { ruleCatalogue, ruleSlugs } from '../../../core/src/finding/ruleCatalogue.ts';
import { type SeverityLevel, severityLevels } from '../../../core/src/finding/severity.ts';
import { severityOf } from '../../../core/src/lint/findings/severityOf.ts';
import { noPolicy, type PolicyException } from '../../../core/src/policy/policy.ts';
import { loadTestLanguages } from '../../support/languages.ts';
import { lintPython, plainContext } from '../../support/lintTable.ts';

beforeAll(loadTestLanguages);

const slug = 'unpinned-revision';

function levels(setting?: SeverityLevel, policy?: SeverityLevel) {
  return plainContext({
    severities: new Map(setting === undefined ? [] : [[slug, setting]]),
    policy: { ...noPolicy, rules: new Map(policy === undefined ? [] : [[slug, policy]]) },
  });
}

describe('severityOf', () => {
  it.each([
    [undefined, undefined, {}, 'warning'],
    [undefined, undefined, { severity: 'hint' }, 'hint'],
    [undefined, 'error', {}, 'error'],
    [undefined, 'error', { severity: 'hint' }, 'error'],
    [undefined, 'off', {}, undefined],
    ['off', 'error', {}, undefined],
    ['information', 'error', {}, 'information'],
    ['warning', 'off', {}, 'warning'],
    [undefined, undefined, { ceiling: 'information' }, 'information'],
    ['error', undefined, { ceiling: 'information' }, 'information'],
    [undefined, 'error', { severity: 'warning', ceiling: 'information' }, 'information'],
    ['hint', undefined, { ceiling: 'information' }, 'hint'],
  ] as const)('setting %s, policy %s, said %o: %s', (setting, policy, said, expected) => {
    expect(severityOf(slug, said, levels(setting, policy))).toBe(expected);
  });

  it('a rule that is off by default speaks as a hint, or as loudly as somebody asks', () => {
    expect(ruleCatalogue['unresolved-reference'].severity).toBe('off');
    expect(severityOf('unresolved-reference', {}, plainContext())).toBeUndefined();
    const asked = plainContext({ severities: new Map([['unresolved-reference', 'warning']]) });
    expect(severityOf('unresolved-reference', { severity: 'hint' }, asked)).toBe('warning');
  });

  it.each(ruleSlugs)('%s can be set to every level', (rule) => {
    for (const level of severityLevels) {
      const context = plainContext({ severities: new Map([[rule, level]]) });
      expect(severityOf(rule, {}, context)).toBe(level === 'off' ? undefined : level);
    }
  });
});

describe('a whole run', () => {
  const source = 'from transformers import AutoTokenizer\nAutoTokenizer.from_pretrained("a/b")';
  it.each([
    ['off by policy', levels(undefined, 'off'), []],
    ['off by a setting, over the policy', levels('off', 'error'), []],
    ['raised by policy', levels(undefined, 'error'), ['error']],
    ['on by a setting, over the policy', levels('hint', 'off'), ['hint']],
  ])('%s', (_name, context, expected) => {
    expect(lintPython(source, context).findings.map(({ severity }) => severity)).toEqual(expected);
  });

  const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const exception: PolicyException = { rule: slug, reason: 'mirrored', range: nowhere };
  it.each([
    ['of the rule', {}, 0],
    ['of every rule', { rule: null }, 0],
    ['of another rule', { rule: 'typosquat' }, 1],
    ['of the model', { model: 'a/b' }, 0],
    ['of another model', { model: 'a/c' }, 1],
    ['of another model and every rule', { rule: null, model: 'a/c' }, 1],
    ['until today', { expires: '2026-11-21' }, 0],
    ['until yesterday', { expires: '2026-11-20' }, 1],
  ] as const)('an exception %s', (_name, more, expected) => {
    const policy = { ...noPolicy, exceptions: [{ ...exception, ...more }] };
    expect(lintPython(source, plainContext({ policy })).findings).toHaveLength(expected);
  });
});
