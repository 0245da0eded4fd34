import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { root, testResults } from '../../../scripts/projectPaths.mjs';

/**
 * Keeps a picture of the window in `test-results/journeys/`. With MODEL_WARDEN_DOCS_IMAGES set, a picture that
 * the documents show is written to `docs/images/` as well.
 * @returns the picture's path
 */
export async function screenshot(
  page: Page,
  name: string,
  options: { docs?: boolean } = {},
): Promise<string> {
  const folder = join(testResults, 'journeys');
  const file = `${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.png`;
  await mkdir(folder, { recursive: true });
  const path = join(folder, file);
  await page.screenshot({ path });
  if (options.docs && process.env.MODEL_WARDEN_DOCS_IMAGES !== undefined) {
    await mkdir(join(root, 'docs', 'images'), { recursive: true });
    await copyFile(path, join(root, 'docs', 'images', file));
  }
  return path;
}
