import type { Page } from 'playwright-core';

/** Shows the hover at the cursor and answers its text. */
export async function readHover(page: Page): Promise<string> {
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.press('ControlOrMeta+i');
  const hover = page.locator('.monaco-hover:visible').first();
  await hover.locator('.hover-contents, .marker').first().waitFor();
  return hover.innerText();
}
