import type { Locator, Page } from 'playwright-core';

// The widget's own panel for submenus bears the same class.
const widget = '.action-widget:not(.action-list-submenu-panel)';

/** Opens the list of quick fixes at the cursor and answers their titles, the preferred one first. */
export async function quickFixTitles(page: Page): Promise<string[]> {
  const rows = await openQuickFixes(page);
  await rows.first().waitFor();
  const titles = await rows.allTextContents();
  await page.keyboard.press('Escape');
  return titles.map((title) => title.replace(/\s+/g, ' ').trim());
}

/** Applies the quick fix at the cursor whose title holds the text. */
export async function applyQuickFix(page: Page, title: string): Promise<void> {
  const rows = await openQuickFixes(page);
  const row = rows.filter({ hasText: title }).first();
  await row.waitFor();
  await row.click();
  await page.locator(widget).waitFor({ state: 'hidden' });
}

async function openQuickFixes(page: Page): Promise<Locator> {
  await page.keyboard.press('ControlOrMeta+.');
  await page.locator(widget).waitFor();
  return page.locator(`${widget} .monaco-list-row.action`);
}
