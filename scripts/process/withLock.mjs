import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Runs `work` while this process alone holds the lock file; waits for another living process that holds it.
 * A lock left behind by a process that is gone is taken over.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, work) {
  for (;;) {
    try {
      await writeFile(file, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (await isHeld(file)) await sleep(500);
      else await rm(file, { force: true });
    }
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function isHeld(file) {
  const holder = Number(await readFile(file, 'utf8').catch(() => ''));
  if (holder > 0) return isAlive(holder);
  // Between its creation and its first byte a lock is empty; only one that stays so was left behind.
  const created = await stat(file).catch(() => undefined);
  return created !== undefined && Date.now() - created.mtimeMs < 5_000;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
