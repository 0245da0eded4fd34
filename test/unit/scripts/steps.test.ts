import { afterEach, describe, expect, it, vi } from 'vitest';
import { countsOfCheck, countsOfRunner } from '../../../scripts/test/counts.mjs';
import { runSteps, type Step } from '../../../scripts/test/runSteps.mjs';

afterEach(() => vi.restoreAllMocks());

async function outcome(steps: Step[]): Promise<{ passed: boolean; lines: string[] }> {
  const lines: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((text: string) => void lines.push(...text.split('\n')));
  vi.spyOn(console, 'error').mockImplementation((text: string) => void lines.push(...text.split('\n')));
  return { passed: await runSteps(steps), lines };
}

const step = (name: string, passed: number, failed: number, needs: string[] = []): Step => ({
  name,
  needs,
  run: async () => ({ passed, failed }),
});

describe('the steps of npm test', () => {
  it('end with the sum alone on the last line', async () => {
    const { passed, lines } = await outcome([step('one', 3, 0), step('two', 4, 0)]);
    expect(lines.at(-1)).toBe('7 passed, 0 failed');
    expect(passed).toBe(true);
  });

  it('go on after a failure, and fail in the end', async () => {
    const { passed, lines } = await outcome([step('one', 3, 1), step('two', 4, 0)]);
    expect(lines.at(-1)).toBe('7 passed, 1 failed');
    expect(passed).toBe(false);
  });

  it('count what cannot run as failed', async () => {
    const { passed, lines } = await outcome([step('build', 0, 1), step('window', 9, 0, ['build'])]);
    expect(lines.at(-1)).toBe('0 passed, 2 failed');
    expect(lines).toContain('cannot run: it needs build, which failed');
    expect(passed).toBe(false);
  });

  it('count an exception as failed and show it', async () => {
    const broken: Step = { name: 'broken', run: () => Promise.reject(new Error('no editor here')) };
    const { lines } = await outcome([broken, step('two', 1, 0)]);
    expect(lines).toContain('no editor here');
    expect(lines.at(-1)).toBe('1 passed, 1 failed');
  });
});

describe('counts', () => {
  it('a check is one', () => {
    expect(countsOfCheck({ code: 0 })).toEqual({ passed: 1, failed: 0 });
    expect(countsOfCheck({ code: 2 })).toEqual({ passed: 0, failed: 1 });
  });

  it('a runner that ran nothing, or broke without a failed test, has failed', () => {
    expect(countsOfRunner({ code: 0 }, { passed: 0, failed: 0 }).failed).toBe(1);
    expect(countsOfRunner({ code: 1 }, { passed: 5, failed: 0 }).failed).toBe(1);
    expect(countsOfRunner({ code: 1 }, { passed: 5, failed: 2 }).failed).toBe(2);
    expect(countsOfRunner({ code: 0 }, { passed: 5, failed: 0 }).failed).toBe(0);
  });
});
