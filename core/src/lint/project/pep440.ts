/** A version as PEP 440 writes it, in the parts that order it. */
interface Version {
  readonly epoch: number;
  readonly release: readonly number[];
  /** `a`, `b` or `rc` with its number. */
  readonly pre?: { readonly phase: string; readonly number: number };
  readonly post?: number;
  readonly dev?: number;
  readonly local: string;
}

const pattern =
  /^v?(?:(\d{1,9})!)?(\d{1,9}(?:\.\d{1,9}){0,19})(?:[-_.]?(alpha|a|beta|b|preview|pre|c|rc)[-_.]?(\d{0,9}))?(?:-(\d{1,9})|[-_.]?(?:post|rev|r)[-_.]?(\d{0,9}))?(?:([-_.]?dev)[-_.]?(\d{0,9}))?(?:\+([a-z0-9]+(?:[-_.][a-z0-9]+){0,19}))?$/;

const phases = new Map([
  ['alpha', 'a'],
  ['beta', 'b'],
  ['c', 'rc'],
  ['pre', 'rc'],
  ['preview', 'rc'],
]);

/**
 * Orders two versions by PEP 440, with epochs, pre-, post- and development releases: negative where `a` is older.
 * `undefined` where one of them is no version.
 */
export function compareVersions(a: string, b: string): number | undefined {
  const left = parseVersion(a);
  const right = parseVersion(b);
  if (left === undefined || right === undefined) return undefined;
  return (
    left.epoch - right.epoch ||
    compareReleases(left.release, right.release) ||
    comparePhases(left, right) ||
    (left.post ?? -1) - (right.post ?? -1) ||
    (left.dev ?? Number.POSITIVE_INFINITY) - (right.dev ?? Number.POSITIVE_INFINITY) ||
    compareLocals(left.local, right.local)
  );
}

/** True where both are versions and the first is older. */
export function isOlder(version: string, than: string): boolean {
  const order = compareVersions(version, than);
  return order !== undefined && order < 0;
}

export function isVersion(text: string): boolean {
  return parseVersion(text) !== undefined;
}

function parseVersion(text: string): Version | undefined {
  const match = pattern.exec(text.trim().toLowerCase());
  if (match === null) return undefined;
  const [, epoch, release = '', phase, preNumber, shortPost, post, devWord, dev, local = ''] = match;
  const postNumber = shortPost ?? post;
  return {
    epoch: Number(epoch ?? 0),
    release: release.split('.').map(Number),
    local,
    ...(phase === undefined ? {} : { pre: { phase: phases.get(phase) ?? phase, number: Number(preNumber) } }),
    ...(postNumber === undefined ? {} : { post: Number(postNumber) }),
    ...(devWord === undefined ? {} : { dev: Number(dev) }),
  };
}

/** Missing parts count as zero: 2.6 equals 2.6.0. */
function compareReleases(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** A development release of no pre- or post-release comes before all pre-releases, a final release after them. */
function comparePhases(a: Version, b: Version): number {
  const left = phaseRank(a);
  const right = phaseRank(b);
  return left - right || (a.pre?.number ?? 0) - (b.pre?.number ?? 0);
}

function phaseRank({ pre, post, dev }: Version): number {
  if (pre !== undefined) return 1 + ['a', 'b', 'rc'].indexOf(pre.phase);
  return post === undefined && dev !== undefined ? 0 : 4;
}

/** A local version is newer than none; numbers are newer than words. */
function compareLocals(a: string, b: string): number {
  const left = a.split(/[-_.]/).filter((part) => part !== '');
  const right = b.split(/[-_.]/).filter((part) => part !== '');
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const order = compareLocalParts(left[at], right[at]);
    if (order !== 0) return order;
  }
  return 0;
}

function compareLocalParts(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1;
  const numeric = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (numeric[0] && numeric[1]) return Number(a) - Number(b);
  if (numeric[0] !== numeric[1]) return numeric[0] ? 1 : -1;
  return a < b ? -1 : a > b ? 1 : 0;
}
