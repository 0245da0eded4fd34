import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { CachedDigest } from './digestCache.ts';
import type { FileStamp } from './fileStamp.ts';

/** Bytes; a hundred thousand entries with long paths take about half of it. */
const byteLimit = 64 * 1024 * 1024;

/**
 * The entries of a digest cache by path, in the order of the file: one JSON array `[path, entry]` on each line. Lines that
 * are anything else are passed over; a file that is no file, too large, or open to other users holds nothing.
 */
export async function readCacheFile(file: string): Promise<Map<string, CachedDigest>> {
  const entries = new Map<string, CachedDigest>();
  for (const line of (await readOwnFile(file)).split('\n')) {
    const entry = entryOf(line);
    if (entry !== undefined) entries.set(...entry);
  }
  return entries;
}

async function readOwnFile(file: string): Promise<string> {
  const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);
  const handle = await open(file, flags).catch(() => undefined);
  if (handle === undefined) return '';
  try {
    const stats = await handle.stat();
    const user = process.getuid?.();
    const isOwn = user === undefined || (stats.uid === user && (stats.mode & 0o022) === 0);
    return stats.isFile() && isOwn && stats.size <= byteLimit ? await handle.readFile('utf8') : '';
  } catch {
    return '';
  } finally {
    await handle.close();
  }
}

function entryOf(line: string): [string, CachedDigest] | undefined {
  let read: unknown;
  try {
    read = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (!Array.isArray(read)) return undefined;
  const [path, entry] = read as [unknown, Partial<CachedDigest> | null | undefined];
  if (typeof path !== 'string' || !isStamp(entry?.stamp) || !isHex(entry?.sha256, 64)) return undefined;
  const { stamp, sha256, gitOid } = entry;
  return [path, { stamp, sha256, ...(isHex(gitOid, 40) ? { gitOid } : {}) }];
}

function isStamp(stamp: Partial<FileStamp> | null | undefined): stamp is FileStamp {
  return (
    typeof stamp?.place === 'string' &&
    Number.isSafeInteger(stamp.size) &&
    typeof stamp.modified === 'string' &&
    typeof stamp.changed === 'string'
  );
}

function isHex(text: unknown, digits: number): text is string {
  return typeof text === 'string' && text.length === digits && /^[0-9a-f]+$/.test(text);
}
