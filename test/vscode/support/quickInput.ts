import type { Page } from 'playwright-core';

/** Writes into the box at the top of the window, which a key has opened, and takes the row that is named. */
export async function pickInQuickInput(page: Page, text: string, row: string): Promise<void> {
  await takeRow(page, text, row);
  await page.locator('.quick-input-widget input').first().waitFor({ state: 'hidden' });
}

/** The same for a row after which the box asks for something else, and need not be hidden in between. */
export async function takeRow(page: Page, text: string, row: string): Promise<void> {
  const box = page.locator('.quick-input-widget input').first();
  await box.waitFor();
  await box.fill(text);
  // Typing without waiting for the row takes whatever was there before.
  await page.locator('.quick-input-list .monaco-list-row', { hasText: row }).first().waitFor();
  await page.keyboard.press('Enter');
}

/** Runs a command of the palette by its title, such as `Model Warden: Restart Language Server`. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await pickInQuickInput(page, `>${title}`, title);
}

/** Opens a file of the workspace by its name and waits until its text is shown. */
export async function openFile(page: Page, name: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+p');
  await pickInQuickInput(page, name, name.split('/').at(-1) ?? name);
  await page.locator('.tab.active', { hasText: name.split('/').at(-1) ?? name }).waitFor();
  await page.locator('.monaco-editor .view-line').first().waitFor();
}

/** Puts the cursor of the active editor at a line and a column, both from 1. */
export async function goTo(page: Page, line: number, column: number): Promise<void> {
  await page.keyboard.press('ControlOrMeta+p');
  await pickInQuickInput(page, `:${line}:${column}`, 'Go to');
}
