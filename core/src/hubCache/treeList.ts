import type { HubFile } from '../reference/resolver.ts';
import { readSmallFile } from './readSmallFile.ts';

/** Bytes; a hundred thousand files take about half of it. */
const LONGEST_LIST = 32 * 1024 * 1024;

/**
 * Reads `trees/<sha>.json`, the list of all files of a commit that recent versions of huggingface_hub write:
 * `{format_version: 1, files: {path: {size, blob_id, lfs_sha256?, lfs_size?}}}`. `undefined` where there is
 * none, or none that can be read whole: half a list would be taken for the commit.
 */
export async function readTreeList(file: string): Promise<HubFile[] | undefined> {
  const list = await readSmallFile(file, LONGEST_LIST);
  const tree = list && parse(list.text);
  if (!isRecord(tree) || tree.format_version !== 1 || !isRecord(tree.files)) return undefined;
  const files: HubFile[] = [];
  for (const [path, entry] of Object.entries(tree.files)) {
    const read = readEntry(path, entry);
    if (read === undefined) return undefined;
    files.push(read);
  }
  return files;
}

function readEntry(path: string, entry: unknown): HubFile | undefined {
  if (!isRecord(entry)) return undefined;
  const size = entry.lfs_size ?? entry.size;
  const { lfs_sha256: sha256, blob_id: gitOid } = entry;
  if (!Number.isSafeInteger(size)) return undefined;
  return {
    path,
    size: Number(size),
    ...(typeof sha256 === 'string' && /^[0-9a-f]{64}$/.test(sha256) ? { sha256 } : {}),
    ...(typeof gitOid === 'string' && /^[0-9a-f]{40}$/.test(gitOid) ? { gitOid } : {}),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
