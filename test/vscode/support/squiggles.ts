import type { Locator, Page } from 'playwright-core';

export type SquiggleSeverity = 'error' | 'warning' | 'info' | 'hint';

/** The wavy lines of one severity in the active editor; hints are dots. Cells lie above their group, not in it. */
export function squiggles(page: Page, severity: SquiggleSeverity): Locator {
  const line = `.squiggly-${severity}`;
  return page.locator(`.editor-group-container.active ${line}, .notebookOverlay ${line}`);
}

/** Waits until the active editor shows wavy lines of that severity; answers how many. */
export async function waitForSquiggles(page: Page, severity: SquiggleSeverity): Promise<number> {
  await squiggles(page, severity).first().waitFor({ state: 'attached' });
  return squiggles(page, severity).count();
}

/** Waits until the active editor shows none of that severity any more. */
export async function waitForNoSquiggles(page: Page, severity: SquiggleSeverity): Promise<void> {
  await squiggles(page, severity).first().waitFor({ state: 'detached' });
}
