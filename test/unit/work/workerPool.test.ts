import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { WorkerPool } from '../../../core/src/work/workerPool.ts';

const script = fileURLToPath(new URL('doublingWorker.mts', import.meta.url));
let pool: WorkerPool<number, number>;

function start(size: number): void {
  pool = new WorkerPool({ script, size, workerData: undefined });
}

afterEach(() => pool.close());

describe('WorkerPool', () => {
  it('answers each task with its own result', async () => {
    start(2);
    const tasks = Array.from({ length: 20 }, (_, at) => at + 1);
    expect(await Promise.all(tasks.map((task) => pool.run(task)))).toEqual(tasks.map((task) => task * 2));
  });

  it('tells of progress', async () => {
    start(1);
    const told: number[] = [];
    await pool.run(1, { onProgress: (done) => told.push(done) });
    expect(told).toEqual([1]);
  });

  it('rejects a task that fails, and goes on', async () => {
    start(1);
    await expect(pool.run(-1)).rejects.toThrow('no negative numbers');
    expect(await pool.run(4)).toBe(8);
  });

  it('rejects the task of a thread that dies, and starts another', async () => {
    start(1);
    await expect(pool.run(0)).rejects.toThrow('a worker ended with 7');
    expect(await pool.run(4)).toBe(8);
  });

  it('cancels what runs and what waits, and is free again', async () => {
    start(1);
    const controller = new AbortController();
    const running = pool.run(1000, { signal: controller.signal });
    const waiting = pool.run(2, { signal: controller.signal });
    const other = pool.run(3);
    controller.abort(new Error('enough'));
    await expect(running).rejects.toThrow('enough');
    await expect(waiting).rejects.toThrow('enough');
    expect(await other).toBe(6);
    await expect(pool.run(2, { signal: controller.signal })).rejects.toThrow('enough');
  });

  it('rejects what still runs when it is closed', async () => {
    start(1);
    const running = pool.run(1000);
    const closed = expect(running).rejects.toThrow('the pool was closed');
    await pool.close();
    await closed;
  });
});
