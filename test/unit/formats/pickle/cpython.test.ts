import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MemorySource } from '../../../../core/src/bytes/memorySource.ts';
import { readStream } from '../../../../core/src/formats/pickle/machine.ts';
import { root } from '../../../../scripts/projectPaths.mjs';

const hasPython = spawnSync('python3', ['--version']).status === 0;
const megabyte = 1024 * 1024;

interface Case {
  readonly data: string;
  readonly imported: readonly string[];
  readonly ended: boolean;
}

/** Random streams and what CPython's unpickler imports of them; nothing is imported for it. */
function casesOf(seed: number, count: number): readonly Case[] {
  const script = join(root, 'test', 'support', 'cpythonStreams.py');
  const output = execFileSync('python3', [script, String(seed), String(count)], {
    maxBuffer: 256 * megabyte,
  });
  return output
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

describe.skipIf(!hasPython)('on random streams, beside CPython', () => {
  it('no import is missed, and no stream that loads is called broken', async () => {
    let loaded = 0;
    for (const { data, imported, ended } of casesOf(20_261_121, 5_000)) {
      const { callables, end } = await readStream(new MemorySource(Buffer.from(data, 'base64')), 0, 'pickle');
      const ours = callables.flatMap(({ source }) =>
        source.kind === 'global' ? [`${source.module}.${source.name}`] : [],
      );
      expect([data, imported.filter((name) => !ours.includes(name))]).toEqual([data, []]);
      if (ended) expect([data, end.kind]).toEqual([data, 'stop']);
      loaded += ended ? 1 : 0;
    }
    expect(loaded).toBeGreaterThan(80);
  });
});
