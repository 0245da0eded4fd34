import { defineConfig } from 'vitest/config';

/** The journeys: one window of a real VS Code after the other, so that none waits for a processor. */
export default defineConfig({
  cacheDir: '../../.cache/vitest-journeys',
  test: {
    name: 'journeys',
    root: import.meta.dirname,
    include: ['journeys/*.test.ts'],
    globalSetup: './globalSetup.ts',
    fileParallelism: false,
    testTimeout: 120_000,
    // A window of somebody else's program loses a key now and then; a fault of ours is there the second time, too.
    retry: 1,
  },
});
