import { isVersion } from '../pep440.ts';
import { normaliseName, type Requirement } from './requirement.ts';

const lockedPackage = /^name = "([^"\n]{1,100})"\r?\nversion = "([^"\n]{1,100})"/gm;

/**
 * Reads the exact versions of a `uv.lock` or `poetry.lock`. Both tools write each package's name and version as
 * the first two lines of its table, so megabytes of TOML need no parser.
 */
export function readLockFile(text: string): Requirement[] {
  return [...text.matchAll(lockedPackage)].flatMap(([, name = '', version = '']) =>
    isVersion(version) ? [{ name: normaliseName(name), floor: version, part: 'locked' as const }] : [],
  );
}
