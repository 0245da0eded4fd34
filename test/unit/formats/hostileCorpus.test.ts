import { beforeAll, describe, expect, it } from 'vitest';
import { MemorySource } from '../../../core/src/bytes/memorySource.ts';
import { type InspectedFile, inspectContents } from '../../../core/src/formats/inspectContents.ts';
import type { HostileFile } from '../../support/hostile/hostileFile.ts';
import { hostileFiles } from '../../support/hostile/hostileFiles.ts';
import { loadTestLanguages } from '../../support/languages.ts';

const verdicts = new Map<HostileFile, InspectedFile>();
const namesWhere = (holds: (file: HostileFile, verdict: InspectedFile) => boolean) =>
  [...verdicts].filter(([file, verdict]) => holds(file, verdict)).map(([{ name }]) => name);

beforeAll(async () => {
  await loadTestLanguages();
  for (const file of hostileFiles) {
    const name = file.name.slice(file.name.lastIndexOf('/') + 1);
    verdicts.set(file, await inspectContents(new MemorySource(file.bytes), name));
  }
}, 120_000);

describe('the hostile set', () => {
  it('has names of its own and is large enough to say something', () => {
    expect(new Set(hostileFiles.map(({ name }) => name)).size).toBe(hostileFiles.length);
    expect(hostileFiles.length).toBeGreaterThan(600);
    expect(new Set(hostileFiles.map((file) => file.class)).size).toBeGreaterThan(30);
  });

  it('has no file that is called clean', () => {
    expect(namesWhere((_, { state }) => state === 'clean')).toEqual([]);
  });

  it('is called dangerous wherever a file can tell', () => {
    const missed = namesWhere(({ expected }, { state }) => expected === 'dangerous' && state !== 'dangerous');
    expect(missed).toEqual([]);
  });

  it('is told about: each file has a finding that says what and why', () => {
    expect(namesWhere((_, { findings }) => findings.length === 0)).toEqual([]);
  });
});
