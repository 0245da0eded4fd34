import { open } from 'node:fs/promises';

/** The text of a regular file of at most `limit` bytes and when it was written; `undefined` for all else. */
export async function readSmallFile(
  file: string,
  limit: number,
): Promise<{ readonly text: string; readonly modified: Date } | undefined> {
  const handle = await open(file, 'r').catch(() => undefined);
  if (handle === undefined) return undefined;
  try {
    const stats = await handle.stat();
    if (!stats.isFile() || stats.size > limit) return undefined;
    return { text: await handle.readFile('utf8'), modified: stats.mtime };
  } catch {
    return undefined;
  } finally {
    await handle.close();
  }
}
