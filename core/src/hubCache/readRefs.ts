import { readdir } from 'node:fs/promises';
import type { PlatformPath } from 'node:path';
import { isPin } from '../reference/revision.ts';
import { compareBytes } from '../text/compareBytes.ts';
import { readSmallFile } from './readSmallFile.ts';

const longestRef = 256;
const mostRefs = 10_000;
const deepest = 16;

/** The commits that the files under `refs/` name, by the way to the file: `main`, `release/1.x`, `refs/pr/1`. */
export async function readRefs(folder: string, path: PlatformPath): Promise<ReadonlyMap<string, string>> {
  const refs: [string, string][] = [];
  const waiting = [{ at: folder, name: '', depth: 0 }];
  for (let next = waiting.pop(); next && refs.length < mostRefs; next = waiting.pop()) {
    const entries = await readdir(next.at, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const at = path.join(next.at, entry.name);
      const name = next.name === '' ? entry.name : `${next.name}/${entry.name}`;
      if (entry.isDirectory() && next.depth < deepest) waiting.push({ at, name, depth: next.depth + 1 });
      else if (entry.isFile()) {
        const sha = (await readSmallFile(at, longestRef))?.text.trim();
        if (sha !== undefined && isPin(sha)) refs.push([name, sha]);
      }
    }
  }
  return new Map(refs.sort(([a], [b]) => compareBytes(a, b)));
}
