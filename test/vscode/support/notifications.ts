import type { Page } from 'playwright-core';

/** Opens the notification centre and answers the messages in it; toasts come and go, the centre keeps them. */
export async function readNotifications(page: Page): Promise<string[]> {
  const center = page.locator('.notifications-center');
  if (!(await center.isVisible())) await page.locator('[id="status.notifications"]').click();
  const messages = center.locator('.notification-list-item-message');
  await messages.first().waitFor();
  return messages.allTextContents();
}
