import { describe, expect, it } from 'vitest';
import { nearestWord } from '../../../core/src/text/nearestWord.ts';

describe('nearestWord', () => {
  const words = ['references', 'fail-on', 'fix', 'format'];

  it.each([
    ['refrences', 'references'],
    ['FORMAT', 'format'],
    ['fx', 'fix'],
    ['failon', 'fail-on'],
    ['exclude', undefined],
    ['', undefined],
  ])('of %j is %s', (word, nearest) => {
    expect(nearestWord(word, words)).toBe(nearest);
  });
});
