import { describe, expect, it } from 'vitest';
import { pinQuestion } from '../../../core/src/pin/pinQuestion.ts';
import { reference, someSha } from './pinsForTests.ts';

const asked = (repository: { kind: string; id: string }, revision: string) => ({
  question: { repository, revision },
});

describe('pinQuestion', () => {
  it('asks for the name that the source gives, main without one, main for a pull request', () => {
    const bert = { kind: 'model', id: 'org/bert' };
    expect(pinQuestion(reference('org/bert', null))).toEqual(asked(bert, 'main'));
    expect(pinQuestion(reference('org/bert', 'v1.0'))).toEqual(asked(bert, 'v1.0'));
    expect(pinQuestion(reference('org/bert', 'abcdef12'))).toEqual(asked(bert, 'abcdef12'));
    expect(pinQuestion(reference('org/bert', 'refs/pr/3'))).toEqual(asked(bert, 'main'));
    const data = reference('org/data', null, { kind: 'dataset' });
    expect(pinQuestion(data)).toEqual(asked({ kind: 'dataset', id: 'org/data' }, 'main'));
  });

  it.each([
    [reference('pytorch/vision', 'main', { kind: 'github' }), /GitHub/],
    [reference('pytorch/pytorch', 'latest', { kind: 'image' }), /image/],
    [reference('org/bert', someSha), /already pinned/],
    [reference(null, null), /not known/],
    [reference('org/bert', null, { revisionState: 'unknown' }), /not known/],
    [reference('a b', null), /no id/],
  ])('gives the reason where nothing can be asked: %o', (asking, reason) => {
    expect(pinQuestion(asking)).toEqual({ reason: expect.stringMatching(reason) });
  });
});
