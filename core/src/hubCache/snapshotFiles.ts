import { opendir, readlink, stat } from 'node:fs/promises';
import type { PlatformPath } from 'node:path';
import { HubError } from '../reference/hubError.ts';
import type { HubFile } from '../reference/resolver.ts';

const MOST_FILES = 100_000;
const DEEPEST = 32;

/**
 * The files in a snapshot folder of the Hub cache; `undefined` where there is no such folder. A link's target
 * is named by the file's hash: 64 hex digits are a SHA-256, 40 the id of a git blob. Directories that are links
 * are not entered, so there are no loops.
 */
export async function listSnapshot(
  folder: string,
  path: PlatformPath,
  signal?: AbortSignal,
): Promise<HubFile[] | undefined> {
  const files: HubFile[] = [];
  const waiting: { at: string; name: string; depth: number }[] = [{ at: folder, name: '', depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const directory = await opendir(next.at).catch(() => undefined);
    if (directory === undefined && next.depth === 0) return undefined;
    for await (const entry of directory ?? []) {
      if (signal?.aborted) throw new HubError('aborted', 'Listing the Hub cache was cancelled.');
      const at = path.join(next.at, entry.name);
      const name = next.name === '' ? entry.name : `${next.name}/${entry.name}`;
      if (entry.isDirectory()) {
        if (next.depth < DEEPEST) waiting.push({ at, name, depth: next.depth + 1 });
        continue;
      }
      const file = await describe(at, name, entry.isSymbolicLink(), path);
      if (file) files.push(file);
      if (files.length > MOST_FILES) {
        throw new HubError('bad-answer', `The snapshot ${folder} holds more than ${MOST_FILES} files.`);
      }
    }
  }
  return files;
}

async function describe(
  at: string,
  name: string,
  isLink: boolean,
  path: PlatformPath,
): Promise<HubFile | undefined> {
  // A link whose blob is gone is a file that is not there.
  const stats = await stat(at).catch(() => undefined);
  if (!stats?.isFile()) return undefined;
  const blob = isLink ? path.basename(await readlink(at).catch(() => '')) : '';
  return {
    path: name,
    size: stats.size,
    ...(/^[0-9a-f]{64}$/.test(blob) ? { sha256: blob } : {}),
    ...(/^[0-9a-f]{40}$/.test(blob) ? { gitOid: blob } : {}),
  };
}
