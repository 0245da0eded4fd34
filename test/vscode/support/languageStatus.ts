import type { Page } from 'playwright-core';

/** Opens the `{}` of the status bar and answers what the language status says about the active file. */
export async function readLanguageStatus(page: Page): Promise<string> {
  await page.locator('[id="status.languageStatus"]').hover();
  const status = page.locator('.hover-language-status').first();
  await status.waitFor();
  return page.locator('.monaco-hover:visible').first().innerText();
}
