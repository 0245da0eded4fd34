import { describe, expect, it } from 'vitest';
import { excludedBy } from '../../../server/src/workspace/check/excludes.ts';

describe('what VS Code leaves out of searches', () => {
  it.each<[pattern: string, path: string, isOut: boolean]>([
    ['**/node_modules', 'node_modules/', true],
    ['**/node_modules', 'web/node_modules/', true],
    ['**/node_modules', 'web/modules/', false],
    // A name without a slash is one at the top, unlike in a .gitignore.
    ['build', 'build/', true],
    ['build', 'src/build/', false],
    ['data/raw', 'data/raw/', true],
    ['data/raw', 'old/data/raw/', false],
    ['**/*.gen.py', 'src/a.gen.py', true],
    ['*.py', 'a.py', true],
    ['*.py', 'src/a.py', false],
    ['**/*.{ipynb,env}', 'src/a.ipynb', true],
    ['**/*.{ipynb,env}', 'src/a.py', false],
    ['{a,b/{c,d}}/x.py', 'b/d/x.py', true],
    ['{a,b/{c,d}}/x.py', 'b/x.py', false],
    ['**/out/**', 'src/out/a.py', true],
    // Neither a negation nor a comment: these are names here.
    ['!keep.py', '!keep.py', true],
    ['!keep.py', 'keep.py', false],
    ['#old', '#old/', true],
  ])('%s and %s: %s', (pattern, path, isOut) => {
    expect(excludedBy([{ [pattern]: true }])(path)).toBe(isOut);
  });

  it('heeds all sections, and only what is switched on without a condition', () => {
    const excludes = excludedBy([
      { 'a.py': true, 'b.py': false },
      { 'c.py': { when: '$(basename).ts' }, 'd.py': true },
    ]);
    expect(['a.py', 'b.py', 'c.py', 'd.py'].filter(excludes)).toEqual(['a.py', 'd.py']);
  });

  it.each([[[]], [[null, undefined]], [['**', 7]], [[{ '': true }]], [[{ '/': true }]]])(
    'leaves nothing out where the client answers %j',
    (sections) => {
      expect(excludedBy(sections)('src/a.py')).toBe(false);
    },
  );

  it('does not multiply braces without bound', () => {
    const start = performance.now();
    const excludes = excludedBy([{ ['{a,b}'.repeat(40)]: true, [`${'{'.repeat(5000)}`]: true }]);
    expect(excludes('a'.repeat(40))).toBe(true);
    expect(performance.now() - start).toBeLessThan(15_000);
  });
});
