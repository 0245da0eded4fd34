import type { Page } from 'playwright-core';

/** Waits until a modal dialog is shown. */
export async function waitForDialog(page: Page): Promise<void> {
  await page.locator('.monaco-dialog-box').waitFor();
}

/** Waits for a modal dialog, presses the button that is named, and answers what the dialog said. */
export async function answerDialog(page: Page, button: string): Promise<string> {
  const dialog = page.locator('.monaco-dialog-box');
  await dialog.waitFor();
  const text = await dialog.locator('.dialog-message-container').innerText();
  await dialog.getByRole('button', { name: button, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  return text;
}
