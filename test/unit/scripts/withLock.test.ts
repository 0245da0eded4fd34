import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { withLock } from '../../../scripts/process/withLock.mjs';
import { folderWith } from './runScript.ts';

it('lets one work after the other, and leaves no lock', async () => {
  const file = join(folderWith({}), 'lock');
  const events: string[] = [];
  const work = (name: string) => async () => {
    events.push(`${name} begins`);
    await sleep(20);
    events.push(`${name} ends`);
  };
  await Promise.all([withLock(file, work('first')), withLock(file, work('second'))]);
  expect(events[1]).toBe(events[0]?.replace('begins', 'ends'));
  expect(events).toHaveLength(4);
  expect(existsSync(file)).toBe(false);
});

it('takes over the lock of a process that is gone', async () => {
  const file = join(folderWith({}), 'lock');
  // Beyond the largest process id of any system.
  writeFileSync(file, '2147483646');
  expect(await withLock(file, async () => 'done')).toBe('done');
});

it('gives the lock back where the work fails', async () => {
  const file = join(folderWith({}), 'lock');
  await expect(withLock(file, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(existsSync(file)).toBe(false);
});
