import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HubError } from '../../../core/src/reference/hubError.ts';
import type { AskedRepository } from '../../../core/src/reference/learnRepository.ts';
import type { Resolver } from '../../../core/src/reference/resolver.ts';
import { HubLookUp } from '../../../server/src/workspace/hubLookUp.ts';
import { HubMemory } from '../../../server/src/workspace/hubMemory.ts';
import { OnlineChecks } from '../../../server/src/workspace/onlineChecks.ts';

const repository = { kind: 'model', id: 'a/b' } as const;
const minute = 60_000;

let described: string[];
let fails: boolean;
let isOn: boolean;
let asked: AskedRepository[];
let checks: OnlineChecks;
let memory: HubMemory;
let faults: unknown[];

/** A Hub in which nothing is found: one question for each repository. */
const resolver = {
  describe: async ({ id }: { id: string }) => {
    described.push(id);
    if (fails) throw new HubError('unreachable', 'no network');
    return { asOf: new Date().toISOString(), authenticated: true, state: 'not-found' };
  },
} as Partial<Resolver> as Resolver;

beforeEach(() => {
  vi.useFakeTimers();
  described = [];
  faults = [];
  fails = false;
  isOn = true;
  asked = [{ repository, revisions: [] }];
  memory = new HubMemory();
  checks = new OnlineChecks({
    lookUp: new HubLookUp(resolver, memory, () => undefined),
    asked: async () => asked,
    isOn: async () => isOn,
    onFault: (fault) => faults.push(fault),
  });
});
afterEach(() => {
  checks.dispose();
  vi.useRealTimers();
});

async function rest(milliseconds: number): Promise<readonly string[]> {
  await vi.advanceTimersByTimeAsync(milliseconds);
  checks.schedule();
  await vi.advanceTimersByTimeAsync(2_000);
  return described;
}

describe('OnlineChecks', () => {
  it('asks once an hour, when the typing pauses', async () => {
    checks.schedule();
    await vi.advanceTimersByTimeAsync(1_000);
    checks.schedule();
    await vi.advanceTimersByTimeAsync(1_500);
    expect(described).toEqual([]);
    await vi.advanceTimersByTimeAsync(500);
    expect(described).toEqual(['a/b']);
    expect(memory.repository(repository)?.state).toBe('not-found');
    expect(await rest(30 * minute)).toHaveLength(1);
    expect(await rest(31 * minute)).toHaveLength(2);
    expect(faults).toEqual([]);
  });

  it('asks again for a revision that is new', async () => {
    expect(await rest(0)).toHaveLength(1);
    asked = [{ repository, revisions: ['v1'] }];
    expect(await rest(0)).toHaveLength(2);
    asked = [{ repository, revisions: [] }];
    expect(await rest(0)).toHaveLength(2);
  });

  it('tries again some minutes after a failure, not at each key', async () => {
    fails = true;
    expect(await rest(0)).toHaveLength(1);
    expect(await rest(minute)).toHaveLength(1);
    expect(await rest(5 * minute)).toHaveLength(2);
    expect(memory.repository(repository)).toBeUndefined();
  });

  it('asks nobody while it is switched off', async () => {
    isOn = false;
    expect(await rest(0)).toEqual([]);
    isOn = true;
    expect(await rest(0)).toHaveLength(1);
  });
});

describe('HubMemory', () => {
  it('keeps what was said last of each repository, of so many', () => {
    const facts = (asOf: string) => ({ asOf, authenticated: false, state: 'gated' }) as const;
    memory.learnFacts(repository, facts('2026-01-01T00:00:00Z'));
    memory.learnFacts(repository, facts('2026-02-01T00:00:00Z'));
    expect(memory.repository(repository)?.asOf).toBe('2026-02-01T00:00:00Z');
    expect(memory.repository({ kind: 'dataset', id: 'a/b' })).toBeUndefined();
    for (let index = 0; index < 300; index += 1) {
      memory.learnFacts({ kind: 'model', id: `x/${index}` }, facts('2026-02-01T00:00:00Z'));
    }
    expect(memory.repository(repository)).toBeUndefined();
    expect(memory.repository({ kind: 'model', id: 'x/0' })).toBeDefined();
  });
});
