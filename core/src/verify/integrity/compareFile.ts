import type { ContentHashes } from '../../digest/contentHasher.ts';
import { type CoverSource, coverSources } from '../report.ts';
import { type ExpectedFile, strongSources } from './expectedFile.ts';

/** How a file stands to what is said of it. */
export interface Comparison {
  /** What it matches, from the strongest on; empty where nothing says anything, and where it differs. */
  readonly coveredBy: readonly CoverSource[];
  readonly differs?: Difference;
}

/** What a file differs from, and in what. */
export interface Difference {
  readonly from: ExpectedFile;
  readonly in: 'size' | 'hash';
}

/**
 * Compares a file with all that is said of it. The strongest sources that can tell decide, each of them: the Hub and the
 * manifest, then the list in the cache, then the names there. A weaker one that differs from a stronger says nothing of
 * the file, only of the cache.
 * @param hashes none yet: then only sizes are compared
 */
export function compareFile(
  size: number,
  hashes: ContentHashes | undefined,
  expected: readonly ExpectedFile[],
): Comparison {
  const coveredBy: CoverSource[] = [];
  for (const tier of tiersOf(expected)) {
    const isDecided = coveredBy.length > 0;
    for (const from of tier) {
      const answer = compare(size, hashes, from);
      if (answer === 'same') coveredBy.push(from.source);
      else if (answer !== 'unknown' && !isDecided) return { coveredBy: [], differs: { from, in: answer } };
    }
  }
  return { coveredBy: [...new Set(coveredBy)] };
}

/** True where the sources that decide name git ids alone, so that one has to be computed. */
export function needsGitOid(expected: readonly ExpectedFile[]): boolean {
  const tier = tiersOf(expected).find((each) => each.some(({ sha256, gitOid }) => sha256 ?? gitOid));
  return (tier ?? []).some(({ sha256, gitOid }) => sha256 === undefined && gitOid !== undefined);
}

/** The SHA-256 that the strongest source to know one names. */
export function expectedSha256(expected: readonly ExpectedFile[]): string | undefined {
  return tiersOf(expected)
    .flat()
    .find(({ sha256 }) => sha256 !== undefined)?.sha256;
}

function compare(
  size: number,
  hashes: ContentHashes | undefined,
  expected: ExpectedFile,
): 'same' | 'size' | 'hash' | 'unknown' {
  if (expected.size !== undefined && expected.size !== size) return 'size';
  const [is, shouldBe] =
    expected.sha256 === undefined ? [hashes?.gitOid, expected.gitOid] : [hashes?.sha256, expected.sha256];
  if (is === undefined || shouldBe === undefined) return 'unknown';
  return is === shouldBe ? 'same' : 'hash';
}

/** From the strongest on; those of one tier all count. */
function tiersOf(expected: readonly ExpectedFile[]): ExpectedFile[][] {
  const weak = coverSources.filter((source) => !strongSources.includes(source));
  return [strongSources, ...weak.map((source) => [source])].map((sources) =>
    sources.flatMap((source) => expected.filter((each) => each.source === source)),
  );
}
