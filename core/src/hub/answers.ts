import { HubError } from '../reference/hubError.ts';
import type { HubFile, HubRef } from '../reference/resolver.ts';
import { isPin } from '../reference/revision.ts';

/** A commit SHA as the Hub gave it; anything else must never be written as a pin. */
export function readSha(value: unknown): string {
  if (typeof value === 'string' && isPin(value)) return value;
  throw malformed('a commit SHA');
}

/** The dates of a page of `/commits` by SHA; a date in another form than ISO 8601 is none. */
export function readCommitDates(page: unknown): Map<string, string> {
  if (!Array.isArray(page)) throw malformed('a list of commits');
  return new Map(
    page.flatMap((entry: unknown) => {
      const { id, date } = asRecord(entry, 'a commit');
      const read = readDate(date);
      return typeof id === 'string' && read !== undefined ? [[id, read] as const] : [];
    }),
  );
}

/** ISO 8601 in UTC. Whatever else JavaScript takes for a date, such as a number, would be a date nobody gave. */
export function readDate(value: unknown): string | undefined {
  if (typeof value !== 'string' || !isoDate.test(value) || Number.isNaN(Date.parse(value))) return undefined;
  const date = new Date(value).toISOString();
  return isoDate.test(date) ? date : undefined;
}

const isoDate = /^\d{4}-\d\d-\d\d/;

/** An entry of `/tree`; `undefined` for folders. */
export function readFileEntry(entry: unknown): HubFile | undefined {
  const { type, path, size, oid, lfs } = asRecord(entry, 'a file');
  if (type === 'directory') return undefined;
  const large = lfs === undefined || lfs === null ? undefined : asRecord(lfs, "a file's LFS object");
  const bytes = large?.size ?? size;
  if (typeof path !== 'string' || path === '' || !Number.isSafeInteger(bytes)) throw malformed('a file');
  return {
    path,
    size: Number(bytes),
    ...(isHex(large?.oid, 64) ? { sha256: large.oid } : {}),
    ...(isHex(oid, 40) ? { gitOid: oid } : {}),
  };
}

const refLists = [
  ['branches', 'branch', 'refs/heads/'],
  ['tags', 'tag', 'refs/tags/'],
  ['converts', 'convert', 'refs/convert/'],
  ['pullRequests', 'pull-request', 'refs/pr/'],
] as const;

/** The answer of `/refs?include_prs=1`. */
export function readRefs(answer: unknown): HubRef[] {
  const lists = asRecord(answer, 'a list of refs');
  return refLists.flatMap(([key, kind, prefix]) => {
    const list = lists[key] ?? [];
    if (!Array.isArray(list)) throw malformed('a list of refs');
    return list.map((entry: unknown) => {
      const { name, ref, targetCommit } = asRecord(entry, 'a ref');
      if (typeof name !== 'string') throw malformed('a ref');
      const full = typeof ref === 'string' ? ref : prefix + name;
      return { kind, name, ref: full, sha: readSha(targetCommit) };
    });
  });
}

export function malformed(what: string): HubError {
  return new HubError(
    'bad-answer',
    `The answer does not hold ${what} in the form that a Hub gives. Check the endpoint.`,
  );
}

export function asRecord(value: unknown, what: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformed(what);
  return value as Record<string, unknown>;
}

function isHex(value: unknown, length: number): value is string {
  return typeof value === 'string' && value.length === length && /^[0-9a-f]+$/.test(value);
}
