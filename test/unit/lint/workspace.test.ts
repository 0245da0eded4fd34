import { beforeAll, describe, expect, it } from 'vitest';
import type { LintContext } from '../../../core/src/lint/context.ts';
import { lintText } from '../../../core/src/lint/lintText.ts';
import { lintReferences } from '../../../core/src/lint/workspace.ts';
import { noPolicy } from '../../../core/src/policy/policy.ts';
import { loadTestLanguages } from '../../support/languages.ts';
import { plainContext } from '../../support/lintTable.ts';

beforeAll(loadTestLanguages);

const A = '86b5e0934494bd15c9632b12f734a8a67f723594';
const B = '714eb0fa89d2f80546fda750413ed43d93601a13';
const C = '607a30d783dfa663caf39e06633721c8d4cfcd7e';

/** Lints the files one by one, then all their references. */
function across(files: Readonly<Record<string, string>>, context: LintContext = plainContext()) {
  const references = Object.entries(files).flatMap(([path, call]) => {
    const text = `from transformers import AutoTokenizer as T\nfrom datasets import load_dataset\n${call}\n`;
    return lintText(path, text, plainContext()).references;
  });
  return lintReferences(references, context);
}

const load = (revision: string, id = 'a/b') => `T.from_pretrained("${id}", revision="${revision}")`;

describe('inconsistent-pin', () => {
  it('tells each place where the other pin stands', () => {
    const findings = across({ 'one.py': load(A), 'two/three.py': `\n${load(B)}` });
    expect(findings).toMatchObject([
      {
        rule: 'inconsistent-pin',
        severity: 'information',
        place: { path: 'one.py' },
        related: [{ path: 'two/three.py' }],
      },
      {
        rule: 'inconsistent-pin',
        severity: 'information',
        place: { path: 'two/three.py' },
        related: [{ path: 'one.py' }],
      },
    ]);
    expect(findings[0]?.message).toContain('two/three.py, line 4');
    expect(findings[0]?.message).toContain(A.slice(0, 12));
    expect(findings[0]?.message).toContain(B.slice(0, 12));
  });

  it.each([
    ['the same pin', { 'a.py': load(A), 'b.py': load(A) }, 0],
    ['one pin, one branch', { 'a.py': load(A), 'b.py': load('main') }, 0],
    ['a short pin', { 'a.py': load(A), 'b.py': load(B.slice(0, 12)) }, 0],
    ['other repositories', { 'a.py': load(A), 'b.py': load(B, 'a/c') }, 0],
    ['a dataset of that name', { 'a.py': load(A), 'b.py': `load_dataset("a/b", revision="${B}")` }, 0],
    ['within one file', { 'a.py': `${load(A)}\n${load(B)}` }, 2],
    ['three pins', { 'a.py': load(A), 'b.py': load(B), 'c.py': load(C) }, 3],
    ['two of three agree', { 'a.py': load(A), 'b.py': load(A), 'c.py': load(B) }, 3],
    ['not known', { 'a.py': load(A), 'b.py': 'T.from_pretrained("a/b", revision=r)' }, 0],
    [
      'resolved at run time',
      {
        'a.py': load(A),
        'b.py':
          'from huggingface_hub import resolve_revision\nT.from_pretrained("a/b", revision=resolve_revision("a/b", "main"))',
      },
      0,
    ],
  ])('%s', (_name, files, expected) => {
    expect(across(files)).toHaveLength(expected);
  });

  it.each([
    ['off by a setting', plainContext({ severities: new Map([['inconsistent-pin', 'off']]) }), []],
    [
      'off by policy',
      plainContext({ policy: { ...noPolicy, rules: new Map([['inconsistent-pin', 'off']]) } }),
      [],
    ],
    [
      'raised by policy',
      plainContext({ policy: { ...noPolicy, rules: new Map([['inconsistent-pin', 'error']]) } }),
      ['error', 'error'],
    ],
  ])('%s', (_name, context, expected) => {
    expect(across({ 'a.py': load(A), 'b.py': load(B) }, context).map(({ severity }) => severity)).toEqual(
      expected,
    );
  });

  it('obeys exceptions of the policy', () => {
    const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const exceptions = [
      { rule: 'inconsistent-pin', model: 'a/b', reason: 'being moved', range: nowhere } as const,
    ];
    const context = plainContext({ policy: { ...noPolicy, exceptions } });
    expect(across({ 'a.py': load(A), 'b.py': load(B) }, context)).toEqual([]);
    const ofFile = exceptions.map((exception) => ({ ...exception, sha256: 'a'.repeat(64) }));
    const other = plainContext({ policy: { ...noPolicy, exceptions: ofFile } });
    expect(across({ 'a.py': load(A), 'b.py': load(B) }, other)).toHaveLength(2);
  });
});
