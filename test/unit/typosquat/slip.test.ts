import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neighbourKeys, slipBetween } from '../../../core/src/lint/typosquat/slip.ts';

describe('one slip', () => {
  it.each([
    ['abcd', 'abxd', 'changed'],
    ['abdc', 'abcd', 'swapped'],
    ['abbc', 'abc', 'added'],
    ['bc', 'abc', 'missing'],
    ['ab', 'abc', 'missing'],
    ['abc', 'abc', undefined],
    ['abc', 'cab', undefined],
    ['badc', 'abcd', undefined],
    ['abcde', 'abc', undefined],
  ])('%s for %s is %s', (written, meant, slip) => {
    expect(slipBetween(written, meant)).toBe(slip);
  });

  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });

  it('is what the optimal string alignment distance calls 1, and shares a key', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const isOne = alignmentDistance(a, b) === 1;
        expect(slipBetween(a, b) !== undefined).toBe(isOne);
        const keys = new Set(neighbourKeys(a));
        if (isOne) expect([...neighbourKeys(b)].some((key) => keys.has(key))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

/** The textbook table, to compare with. */
function alignmentDistance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number): number => table[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const steps = [at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)];
      if (swapped) steps.push(at(i - 2, j - 2) + 1);
      const row = table[i];
      if (row !== undefined) row[j] = Math.min(...steps);
    }
  }
  return at(a.length, b.length);
}
