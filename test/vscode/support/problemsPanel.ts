import type { Page } from 'playwright-core';

/** Opens the Problems panel and answers its rows as a screen reader hears them, files and findings. */
export async function readProblems(page: Page): Promise<string[]> {
  const rows = page.locator('.markers-panel .monaco-list-row');
  if (!(await page.locator('.markers-panel').isVisible())) await page.keyboard.press('ControlOrMeta+Shift+m');
  await rows.first().waitFor();
  const labels = await rows.evaluateAll((elements) =>
    elements.map((element) => element.getAttribute('aria-label') ?? ''),
  );
  return labels.filter((label) => label !== '');
}
