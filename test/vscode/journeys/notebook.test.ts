import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../../scripts/projectPaths.mjs';
import { openEditor } from '../support/openEditor.ts';
import { openHub } from '../support/openHub.ts';
import { applyQuickFix } from '../support/quickFix.ts';
import { openFile, runCommand } from '../support/quickInput.ts';
import { savedText } from '../support/savedText.ts';
import { screenshot } from '../support/screenshot.ts';
import { squiggles, waitForNoSquiggles, waitForSquiggles } from '../support/squiggles.ts';

const example = join(root, 'examples', 'finetune.ipynb');

/** The notebook of the examples in an editor without Jupyter's extensions. */
async function openNotebook(settings: Readonly<Record<string, unknown>> = {}) {
  const hub = await openHub();
  const before = await readFile(example, 'utf8');
  const editor = await openEditor({
    files: { 'finetune.ipynb': before },
    settings: { 'modelWarden.hub.endpoint': hub.url, 'modelWarden.network': 'on', ...settings },
  });
  await openFile(editor.page, 'finetune.ipynb');
  await editor.page.locator('.notebook-editor .cell-list-container .code-cell-row').first().waitFor();
  await waitForSquiggles(editor.page, 'warning');
  return { hub, before, editor, page: editor.page };
}

test('one command pins the loads of all cells of a notebook, and one undo takes it back', async () => {
  const { hub, before, editor, page } = await openNotebook();
  await screenshot(page, 'notebook squiggles');
  await runCommand(page, 'Model Warden: Pin and Fix All in This File');
  await waitForNoSquiggles(page, 'warning');
  await screenshot(page, 'notebook fix all', { docs: true });

  const text = await savedText(editor, 'finetune.ipynb');
  const bert = hub.repository('google-bert/bert-base-uncased').head.sha;
  const reviews = hub.repository('local-lab/reviews', 'dataset').head.sha;
  expect(text.split(`revision=\\"${bert}\\"`)).toHaveLength(3);
  expect(text.split(`revision=\\"${reviews}\\"`)).toHaveLength(2);
  expect(text).toContain('%pip install --quiet transformers datasets');

  await page.locator('.notebook-editor .view-line', { hasText: 'tokenizer = AutoTokenizer' }).first().click();
  await page.keyboard.press('ControlOrMeta+z');
  await waitForSquiggles(page, 'warning');
  await expect.poll(() => squiggles(page, 'warning').count()).toBeGreaterThanOrEqual(3);
  await screenshot(page, 'notebook undo');
  const sources = (json: string) => JSON.parse(json).cells.map((cell: { source: unknown }) => cell.source);
  expect(sources(await savedText(editor, 'finetune.ipynb'))).toEqual(sources(before));
});

test('the lightbulb pins in the cell where the cursor is', async () => {
  const { hub, editor, page } = await openNotebook();
  const line = page.locator('.notebook-editor .view-line', { hasText: 'tokenizer = AutoTokenizer' }).first();
  await line.locator('.squiggly-warning, span', { hasText: 'MODEL_ID' }).first().click();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await applyQuickFix(page, 'Pin');
  const bert = hub.repository('google-bert/bert-base-uncased').head.sha;
  await page
    .locator('.notebook-editor .view-line', { hasText: bert.slice(0, 12) })
    .first()
    .waitFor();
  await screenshot(page, 'notebook pin');
  const text = await savedText(editor, 'finetune.ipynb');
  expect(text.split(`revision=\\"${bert}\\"`)).toHaveLength(2);
});

// Asked of the first cell, which is markup here. `source.fixAll`, asked of all cells at once, is tested over the protocol.
test('saving a notebook runs notebook.source.fixAll', async () => {
  const kind = 'notebook.source.fixAll.modelWarden';
  const { hub, editor, page } = await openNotebook({ 'notebook.codeActionsOnSave': { [kind]: 'explicit' } });
  await page.locator('.notebook-editor .view-line', { hasText: 'tokenizer = AutoTokenizer' }).first().click();
  await page.keyboard.press('End');
  await page.keyboard.type('  # saved');
  const text = await savedText(editor, 'finetune.ipynb');
  const bert = hub.repository('google-bert/bert-base-uncased').head.sha;
  expect(text.split(`revision=\\"${bert}\\"`)).toHaveLength(3);
  await waitForNoSquiggles(page, 'warning');
});
