import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lfsPointerIn } from '../../../core/src/formats/lfsPointer/lfsPointer.ts';
import { compareFile, needsGitOid } from '../../../core/src/verify/integrity/compareFile.ts';
import { type ExpectedFile, strongSources } from '../../../core/src/verify/integrity/expectedFile.ts';
import { coverSources } from '../../../core/src/verify/report.ts';

const some = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
/** Few values, so that many agree. */
const hash = (digits: number) => fc.constantFrom('a', 'b').map((digit) => digit.repeat(digits));
const size = fc.constantFrom(1, 2);

const expectation: fc.Arbitrary<ExpectedFile> = fc
  .record({
    source: fc.constantFrom(...coverSources),
    size: some(size),
    sha256: some(hash(64)),
    gitOid: some(hash(40)),
  })
  .map(({ source, ...parts }) => ({ path: 'a', source, ...withoutUndefined(parts) }));

function withoutUndefined(parts: object): Partial<ExpectedFile> {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
}

describe('compareFile', () => {
  it('covers nothing that differs, and accuses nothing that a stronger source knows', () => {
    fc.assert(
      fc.property(
        fc.array(expectation, { maxLength: 6 }),
        size,
        fc.record({ sha256: hash(64), gitOid: hash(40) }),
        (expected, is, hashes) => {
          const { coveredBy, differs } = compareFile(is, hashes, expected);
          const differsFrom = ({ size: of = is, sha256, gitOid }: ExpectedFile) =>
            of !== is ||
            (sha256 ?? hashes.sha256) !== hashes.sha256 ||
            (sha256 === undefined && (gitOid ?? hashes.gitOid) !== hashes.gitOid);
          const covers = (each: ExpectedFile) =>
            !differsFrom(each) && (each.sha256 ?? each.gitOid) !== undefined;
          for (const source of coveredBy)
            expect(expected.some((each) => each.source === source && covers(each))).toBe(true);
          if (differs !== undefined) expect([coveredBy, differsFrom(differs.from)]).toEqual([[], true]);
          const strong = expected.filter(({ source }) => strongSources.includes(source));
          if (strong.some(differsFrom)) expect(differs).toBeDefined();
          else if (strong.some(covers)) expect(differs).toBeUndefined();
        },
      ),
      { numRuns: 5_000 },
    );
  });

  it('never covers by size alone, and never accuses of a hash before there is one', () => {
    fc.assert(
      fc.property(fc.array(expectation, { maxLength: 6 }), size, (expected, is) => {
        const { coveredBy, differs } = compareFile(is, undefined, expected);
        expect(coveredBy).toEqual([]);
        expect(differs?.in ?? 'size').toBe('size');
      }),
      { numRuns: 2_000 },
    );
  });

  it('has a git id computed where those that decide know no other', () => {
    const list = { path: 'a', source: 'tree-list', gitOid: 'a' } as const;
    expect(needsGitOid([list])).toBe(true);
    expect(needsGitOid([list, { path: 'a', source: 'hub', sha256: 'b' }])).toBe(false);
    expect(needsGitOid([list, { path: 'a', source: 'hub', size: 3 }])).toBe(true);
    expect(needsGitOid([])).toBe(false);
  });
});

describe('lfsPointerIn', () => {
  const good = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12\n`;

  it.each([
    [good, true],
    [good.replaceAll('\n', '\r\n'), true],
    [good.replace('git-lfs', 'hawser'), true],
    [good.replace('\noid', '\next-0-foo sha256:x\noid'), true],
    [good.replace('v1', 'v2'), false],
    [good.replace('sha256', 'md5'), false],
    [` ${good}`, false],
    [good.replace('aaa', 'aaA'), false],
    ['version https://git-lfs.github.com/spec/v1\n', false],
    ['', false],
  ])('%j', (text, is) => {
    expect(lfsPointerIn(text)).toEqual(is ? { sha256: 'a'.repeat(64) } : undefined);
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.nat(good.length), fc.string(), (cut, by) => {
        lfsPointerIn(good.slice(0, cut) + by + good.slice(cut));
      }),
      { numRuns: 3_000 },
    );
  });
});
