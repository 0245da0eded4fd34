import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['test/unit/**/*.test.ts'] } },
      {
        test: {
          name: 'protocol',
          include: ['test/protocol/**/*.test.ts'],
          testTimeout: 20_000,
          globalSetup: './test/support/freshBuild.ts',
        },
      },
      {
        test: {
          name: 'cli',
          include: ['test/cli/**/*.test.ts'],
          testTimeout: 20_000,
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
