import { expect, test } from 'vitest';
import { openEditor } from '../support/openEditor.ts';
import { pickInQuickInput, takeRow } from '../support/quickInput.ts';
import { screenshot } from '../support/screenshot.ts';
import { waitForSquiggles } from '../support/squiggles.ts';

test('the walkthrough opens an example in which every line has something to say', async () => {
  const { page } = await openEditor();
  await page.keyboard.press('F1');
  await takeRow(page, '>Welcome: Open Walkthrough', 'Open Walkthrough');
  await page.getByPlaceholder('Select a walkthrough to open').waitFor();
  await pickInQuickInput(page, 'Model Warden', 'First Steps with Model Warden');
  const open = page.getByRole('button', { name: 'Open the Example' });
  await open.waitFor();
  await screenshot(page, 'walkthrough', { docs: true });
  await open.click();
  expect(await waitForSquiggles(page, 'warning')).toBeGreaterThan(1);
  expect(await waitForSquiggles(page, 'error')).toBe(1);
  await screenshot(page, 'walkthrough example');
});
