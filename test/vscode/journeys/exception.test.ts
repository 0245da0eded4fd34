import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openEditor } from '../support/openEditor.ts';
import { applyQuickFix } from '../support/quickFix.ts';
import { goTo, openFile } from '../support/quickInput.ts';
import { screenshot } from '../support/screenshot.ts';
import { waitForNoSquiggles, waitForSquiggles } from '../support/squiggles.ts';

const source = `from transformers import AutoTokenizer

tokenizer = AutoTokenizer.from_pretrained("google-bert/bert-base-uncased")
`;

test('a file is excepted from a rule, with the reason that the user gives, in a manifest that is made for it', async () => {
  const { page, folder } = await openEditor({ files: { 'notes/train.py': source } });
  await openFile(page, 'train.py');
  await waitForSquiggles(page, 'warning');
  await goTo(page, 3, 50);
  await applyQuickFix(page, 'Except this file');
  const box = page.locator('.quick-input-widget input').first();
  await box.waitFor();
  await box.fill('a notebook of mine, never deployed');
  await page.keyboard.press('Enter');
  await page.locator('.tab.active', { hasText: 'model-manifest.yaml' }).waitFor();
  await screenshot(page, 'exception');
  const manifest = await readFile(join(folder, 'model-manifest.yaml'), 'utf8');
  expect(manifest).toContain('rule: unpinned-revision');
  expect(manifest).toContain('reason: a notebook of mine, never deployed');
  await page.locator('.tab', { hasText: 'train.py' }).click();
  await waitForNoSquiggles(page, 'warning');
});
