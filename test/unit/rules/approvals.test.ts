import { beforeAll, describe, expect, it } from 'vitest';
import { type ApprovedModel, noPolicy } from '../../../core/src/policy/policy.ts';
import { loadTestLanguages } from '../../support/languages.ts';
import { plainContext, slugs } from '../../support/lintTable.ts';

beforeAll(loadTestLanguages);

const SHA = '86b5e0934494bd15c9632b12f734a8a67f723594';
const OTHER = '714eb0fa89d2f80546fda750413ed43d93601a13';
const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
const approval: ApprovedModel = {
  repository: { kind: 'model', id: 'a/b' },
  revision: SHA,
  remoteCodeApproved: true,
  range: nowhere,
};

function found(call: string, model: Partial<ApprovedModel> = {}, trusted = true): string[] {
  const policy = { ...noPolicy, trusted, models: [{ ...approval, ...model }] };
  return slugs(
    `from transformers import AutoTokenizer\nAutoTokenizer.from_pretrained(${call})`,
    plainContext({ policy }),
  );
}

const pinned = `"a/b", revision="${SHA}", trust_remote_code=True`;

describe('an approval of remote code', () => {
  it.each([
    ['of that code at that commit', found.bind(undefined, pinned), []],
    ['of another commit', () => found(pinned, { revision: OTHER }), ['remote-code']],
    [
      'of another repository',
      () => found(pinned, { repository: { kind: 'model', id: 'a/c' } }),
      ['remote-code'],
    ],
    [
      'of a dataset of that name',
      () => found(pinned, { repository: { kind: 'dataset', id: 'a/b' } }),
      ['remote-code'],
    ],
    ['of the files alone', () => found(pinned, { remoteCodeApproved: false }), ['remote-code']],
    ['until today', () => found(pinned, { expires: '2026-11-21' }), []],
    ['until yesterday', () => found(pinned, { expires: '2026-11-20' }), ['remote-code']],
    ['from an untrusted workspace', () => found(pinned, {}, false), ['remote-code']],
    [
      'of a branch',
      () => found('"a/b", revision="main", trust_remote_code=True', { revision: 'main' }),
      ['remote-code-unpinned'],
    ],
    [
      'of the weights, code from elsewhere',
      () => found(`${pinned}, code_revision="${OTHER}"`),
      ['remote-code'],
    ],
    [
      'of the code, weights pinned apart',
      () => found(`"a/b", revision="${OTHER}", code_revision="${SHA}", trust_remote_code=True`),
      [],
    ],
    [
      'of the weights, code from a branch',
      () => found(`${pinned}, code_revision="main"`),
      ['remote-code-unpinned'],
    ],
  ])('%s', (_name, run, expected) => {
    expect(run()).toEqual(expected);
  });
});
