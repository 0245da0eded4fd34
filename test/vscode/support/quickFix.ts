import type { Page } from 'playwright-core';

// The widget's own panel for submenus bears the same class.
const widget = '.action-widget:not(.action-list-submenu-panel)';
const rows = `${widget} .monaco-list-row.action`;

/** Milliseconds after which a user who sees no list presses the key again. */
const patience = 5_000;
const presses = 5;

/**
 * Opens the list of quick fixes at the cursor and answers their titles, in the order shown. VS Code drops the list
 * without a word when it asks for its lightbulb in the same moment, so the key may be needed twice.
 */
export async function openQuickFixes(page: Page): Promise<string[]> {
  const first = page.locator(rows).first();
  for (let press = 1; press < presses && !(await first.isVisible()); press += 1) {
    await page.keyboard.press('ControlOrMeta+.');
    await first.waitFor({ timeout: patience }).catch(() => undefined);
  }
  await first.waitFor({ timeout: patience });
  const titles = await page.locator(rows).allTextContents();
  return titles.map((title) => title.replace(/\s+/g, ' ').trim());
}

/** Closes the list without a choice. */
export async function closeQuickFixes(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.locator(widget).waitFor({ state: 'hidden' });
}

/** Takes the first of the quick fixes that are shown. */
export async function acceptQuickFix(page: Page): Promise<void> {
  await page.keyboard.press('Enter');
  await page.locator(widget).waitFor({ state: 'hidden' });
}

/** Applies the quick fix at the cursor whose title holds the text. */
export async function applyQuickFix(page: Page, title: string): Promise<void> {
  await openQuickFixes(page);
  const row = page.locator(rows, { hasText: title }).first();
  await row.waitFor();
  await row.click();
  await page.locator(widget).waitFor({ state: 'hidden' });
}
