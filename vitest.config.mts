import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      // A busy machine is no fault of a test: time is measured in `npm run bench`.
      { test: { name: 'unit', include: ['test/unit/**/*.test.ts'], testTimeout: 60_000 } },
      {
        test: {
          name: 'protocol',
          include: ['test/protocol/**/*.test.ts'],
          testTimeout: 60_000,
          globalSetup: './test/support/freshBuild.ts',
        },
      },
      {
        test: {
          name: 'cli',
          include: ['test/cli/**/*.test.ts'],
          testTimeout: 60_000,
          globalSetup: './test/support/freshBuild.ts',
        },
      },
      {
        test: {
          name: 'neovim',
          include: ['test/neovim/**/*.test.ts'],
          testTimeout: 60_000,
          globalSetup: './test/support/freshBuild.ts',
        },
      },
      { test: { name: 'package', include: ['test/package/**/*.test.ts'] } },
    ],
  },
});
