import { beforeAll, expect, it } from 'vitest';
import { runCases } from '../../../scripts/fuzz/runCases.mjs';
import { loadTestLanguages } from '../../support/languages.ts';

beforeAll(async () => {
  await loadTestLanguages();
});

// The first cases of `node scripts/fuzz.mjs`; a fault names its case: `node scripts/fuzz.mjs 1 7 --show NUMBER`.
it('files of every format, mutated by their structure, have a verdict that fits', {
  timeout: 120_000,
}, async () => {
  const { faults, cases, recognised, formats } = await runCases({ first: 0, count: 4_000, seed: 7 });
  expect(faults).toEqual([]);
  // Most get beyond the first bytes.
  expect(recognised / cases).toBeGreaterThan(0.75);
  expect(Object.keys(formats).length).toBeGreaterThan(30);
});
