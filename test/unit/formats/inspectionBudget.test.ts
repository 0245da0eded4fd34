import { describe, expect, it } from 'vitest';
import { MemorySource } from '../../../core/src/bytes/memorySource.ts';
import { inspectContents } from '../../../core/src/formats/inspectContents.ts';
import { InspectionBudget } from '../../../core/src/formats/inspectionBudget.ts';
import { zipArchive } from '../../support/zipAssembler.ts';

describe('the budget of one inspection', () => {
  it('pays for each byte once at each level, and for what is unpacked', () => {
    const budget = new InspectionBudget(1_000_000);
    for (let view = 0; view < 8; view += 1) expect(budget.takePart(1_000_000)).toBe(true);
    expect(budget.takePart(1_000_000)).toBe(false);
    budget.takeUnpacked(1_000_000);
    expect(budget.takePart(1_000_000)).toBe(true);
  });

  it('ends what archives hold that hold themselves', async () => {
    // Each member claims all that follows it, which ends like an archive of the same members.
    const file = zipArchive(
      Array.from({ length: 12 }, (_, at) => ({
        name: `${at}.bin`,
        content: Buffer.alloc(2_000, at + 1),
        central: { packedSize: 20_000 - at * 1_000, size: 20_000 - at * 1_000 },
        local: { packedSize: 2 ** 31, size: 2 ** 31, name: `other ${at}.bin` },
      })),
    );
    const { state, findings, bytesRead } = await inspectContents(new MemorySource(file), 'a.zip');
    expect(state).toBe('dangerous');
    expect(findings.map(({ rule }) => rule)).toContain('limit-exceeded');
    expect(bytesRead).toBeLessThan(file.length * 100);
  });

  it('leaves archives in archives alone', async () => {
    let bytes: Uint8Array = Buffer.from('words\n');
    for (let level = 0; level < 5; level += 1)
      bytes = zipArchive([
        { name: 'inner.zip', content: bytes },
        { name: 'a.txt', content: Buffer.from('words\n') },
      ]);
    expect(await inspectContents(new MemorySource(bytes), 'a.zip')).toMatchObject({ state: 'clean' });
  });
});
