import { describe, expect, it } from 'vitest';
import { loosenings } from '../../../core/src/policy/loosenings.ts';
import { readManifest } from '../../../core/src/policy/manifest.ts';

const because = 'reason: because';

/** Each as `line: change`, lines from 1. */
function found(before: string, after: string): string[] {
  return loosenings(readManifest(before), readManifest(after)).map(
    ({ change, range }) => `${range.start.line + 1}: ${change}`,
  );
}

describe('a policy is loosened by', () => {
  it.each<[string, string, string, string[]]>([
    [
      'a lower level',
      'policy:\n  rules:\n    typosquat: error',
      'policy:\n  rules:\n    typosquat: hint',
      ['3: lowers typosquat from error to hint'],
    ],
    [
      'a level below the rule’s own',
      '',
      'policy:\n  rules:\n    typosquat: off',
      ['3: lowers typosquat from warning to off'],
    ],
    [
      'a level that is gone',
      'policy:\n  rules: {typosquat: error}',
      'version: 1\npolicy:\n  rules: {}',
      ['3: lowers typosquat from error to warning'],
    ],
    [
      'all of it gone',
      'policy: {rules: {typosquat: error}}',
      '# nothing\n',
      ['1: lowers typosquat from error to warning'],
    ],
    [
      'approval that is not asked for',
      'policy: {rules: {manifest-unapproved: warning}}',
      'policy: {}',
      ['1: no longer asks that what is loaded is approved'],
    ],
    [
      'a lower age',
      'policy: {minimumAge: 14}',
      'policy:\n  minimumAge: 2',
      ['2: lowers the age that a commit must have before it is pinned from 14 to 2 days'],
    ],
    [
      'a format',
      'policy: {formats: {pickle: deny}}',
      'policy:\n  formats:\n    pickle: signed',
      ['3: changes pickle from "deny" to "signed"'],
    ],
    [
      'a format that is gone',
      'policy: {formats: {pickle: deny}}',
      'policy:\n  formats: {}',
      ['2: says nothing more of pickle, which was "deny"'],
    ],
    [
      'a first name in pickles',
      '',
      'policy:\n  acceptedNames: [ours.Layer]',
      ['2: adds "ours.Layer" to the accepted names in pickles'],
    ],
    [
      'a licence',
      'policy: {licenses: [mit]}',
      'policy:\n  licenses:\n    - mit\n    - other',
      ['4: adds "other" to the accepted licenses'],
    ],
    [
      'a signer',
      'policy: {signers: [{identity: a, issuer: b}]}',
      'policy:\n  signers: [{identity: a, issuer: b}, {identity: c, issuer: b}]',
      ['2: adds "identity: c, issuer: b" to the accepted signers'],
    ],
    [
      'a list that is gone',
      'policy: {endpoints: [https://a]}',
      'policy: {}',
      ['1: takes the list of endpoints out, so that any is accepted'],
    ],
    [
      'a narrower scope',
      'policy: {scope: all}',
      'policy:\n  scope: load-set',
      ['2: judges a model by the files that are loaded, and no longer by all of them'],
    ],
    [
      'trees',
      'policy: {paths: {strict: [a, b], relaxed: [c]}}',
      'policy:\n  paths: {strict: [a], relaxed: [c, d]}',
      ['2: relaxes what holds in d', '2: is no longer strict in b'],
    ],
    [
      'an exception for a file',
      `exceptions: [{sha256: ${'a'.repeat(64)}, ${because}}]`,
      `exceptions: [{sha256: ${'b'.repeat(64)}, ${because}}]`,
      ['1: accepts every finding in the file with the hash bbbbbbbbbbbb'],
    ],
    [
      'an exception',
      '',
      `exceptions:\n  - {rule: typosquat, model: a/b, ${because}}`,
      ['2: accepts findings of typosquat on "a/b"'],
    ],
    [
      'a wider exception',
      `exceptions: [{rule: typosquat, path: a/b, ${because}}]`,
      `exceptions: [{path: a/b, ${because}}]`,
      ['1: accepts every finding in a/b'],
    ],
    [
      'a longer exception',
      `exceptions: [{rule: typosquat, ${because}, expires: 2026-01-01}]`,
      `exceptions:\n  - rule: typosquat\n    ${because}\n    expires: 2027-01-01`,
      ['4: keeps an exception until 2027-01-01 that was to end on 2026-01-01'],
    ],
    [
      'an exception for good',
      `exceptions: [{rule: typosquat, ${because}, expires: 2026-01-01}]`,
      `exceptions: [{rule: typosquat, ${because}}]`,
      ['1: keeps an exception for good that was to end on 2026-01-01'],
    ],
  ])('%s', (_name, before, after, expected) => {
    expect(found(before, after)).toEqual(expected);
  });

  it.each<[string, string, string]>([
    ['nothing', 'policy: {rules: {typosquat: error}}', '# moved\npolicy:\n  rules:\n    typosquat: error'],
    ['a rule that is as strict as before by itself', 'policy: {rules: {typosquat: warning}}', ''],
    ['a higher level', '', 'policy: {rules: {typosquat: error, unresolved-reference: hint}}'],
    ['a higher age', 'policy: {minimumAge: 2}', 'policy: {minimumAge: 3}'],
    ['a shorter list', 'policy: {licenses: [mit, other]}', 'policy: {licenses: [mit]}'],
    [
      'a wider scope and stricter trees',
      'policy: {paths: {relaxed: [a]}}',
      'policy: {scope: all, paths: {strict: [b]}}',
    ],
    ['a signer in other words', 'policy: {signers: [a]}', 'policy: {signers: [{identity: a}]}'],
    ['a first list', '', 'policy: {licenses: [mit], formats: {pickle: allow}}'],
    [
      'a narrower exception',
      `exceptions: [{path: a/b, ${because}}]`,
      `exceptions: [{rule: typosquat, path: a/b, model: a/b, ${because}, expires: 2027-01-01}]`,
    ],
    ['an exception without a reason', '', 'exceptions: [{rule: typosquat}]'],
    ['an approval', '', `models: [{id: a/b, revision: ${'a'.repeat(40)}, approved_by: ada}]`],
  ])('not by %s', (_name, before, after) => {
    expect(found(before, after)).toEqual([]);
  });
});
