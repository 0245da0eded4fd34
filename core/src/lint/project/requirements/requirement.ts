import { compareVersions, isVersion } from '../pep440.ts';

/** What one line of a project says of a distribution. */
export interface Requirement {
  /** Normalised as PEP 503 says. */
  readonly name: string;
  /** The lowest version admitted; `undefined` where the line says nothing of versions. */
  readonly floor: string | undefined;
  /** A lock file decides over what is always required, and that over what is optional. */
  readonly part: RequirementPart;
}

export type RequirementPart = 'locked' | 'main' | 'optional';

const shape = /^([A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9])?)\s*(?:\[[^\]]{0,200}\])?\s*(.*)$/s;
const clause = /^(===|==|~=|!=|>=|<=|>|<)\s*([^\s=]\S*)$/;

/** The normal form of a distribution's name (PEP 503). */
export function normaliseName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

/** Reads a requirement as PEP 508 writes it; `undefined` for anything else. Markers are not weighed. */
export function parseRequirement(text: string, part: RequirementPart): Requirement | undefined {
  const match = shape.exec(text.trim().slice(0, 1000));
  const [, name, rest = ''] = match ?? [];
  if (name === undefined) return undefined;
  const versions = (rest.split(';')[0] ?? '').trim().replace(/^\((.*)\)$/, '$1');
  if (versions === '' || versions.startsWith('@'))
    return { name: normaliseName(name), floor: undefined, part };
  const clauses = versions.split(',').map((text) => clause.exec(text.trim()));
  if (clauses.some((found) => found === null)) return undefined;
  const floor = floorOf(
    clauses.flatMap((found) => (found === null ? [] : [[found[1] ?? '', found[2] ?? '']])),
  );
  return { name: normaliseName(name), floor, part };
}

/**
 * The lowest version that satisfies all clauses, each an operator with its version. Only an upper bound admits
 * everything below it: `0`. An exclusion alone says nothing.
 */
export function floorOf(clauses: readonly (readonly string[])[]): string | undefined {
  let floor: string | undefined;
  let bounded = false;
  for (const [operator = '', written = ''] of clauses) {
    const version = written.replace(/\.\*$/, '');
    if (!isVersion(version) || operator === '!=') continue;
    if (operator.startsWith('<')) bounded = true;
    else if (floor === undefined || (compareVersions(version, floor) ?? 0) > 0) floor = version;
  }
  return floor ?? (bounded ? '0' : undefined);
}

/** The lower of two floors; one that is not known loses against one that is. */
export function lowerFloor(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return (compareVersions(a, b) ?? 0) <= 0 ? a : b;
}
