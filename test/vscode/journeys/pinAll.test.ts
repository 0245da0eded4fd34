import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readNotifications } from '../support/notifications.ts';
import { openEditor } from '../support/openEditor.ts';
import { openHub } from '../support/openHub.ts';
import { openFile, runCommand } from '../support/quickInput.ts';
import { screenshot } from '../support/screenshot.ts';
import { waitForNoSquiggles, waitForSquiggles } from '../support/squiggles.ts';

const bert = 'google-bert/bert-base-uncased';
const gpt2 = 'openai-community/gpt2';

function sourceOf(id: string): string {
  return `from transformers import AutoTokenizer\n\ntokenizer = AutoTokenizer.from_pretrained("${id}")\n`;
}

const files = {
  'train.py': sourceOf(bert),
  'src/evaluate.py': sourceOf(bert),
  'src/serve.py': sourceOf(gpt2),
};

test('one command pins all in the workspace, and one undo takes it back', async () => {
  const hub = await openHub();
  const editor = await openEditor({
    files,
    settings: {
      'modelWarden.hub.endpoint': hub.url,
      'modelWarden.network': 'on',
      'files.refactoring.autoSave': false,
    },
  });
  const { page } = editor;
  const onDisk = () =>
    Promise.all(Object.keys(files).map((path) => readFile(join(editor.folder, path), 'utf8')));
  await openFile(page, 'train.py');
  await waitForSquiggles(page, 'warning');
  await runCommand(page, 'Model Warden: Pin All Loads in the Workspace');
  await waitForNoSquiggles(page, 'warning');
  const messages = await readNotifications(page);
  expect(messages).toContainEqual(expect.stringContaining('Pinned 3 loads in 3 files; not saved yet.'));
  await screenshot(page, 'pin all workspace');
  expect(await onDisk()).toEqual(Object.values(files));

  await runCommand(page, 'File: Save All Files');
  const shas = [bert, bert, gpt2].map((id) => hub.repository(id).head.sha);
  await expect
    .poll(async () => (await onDisk()).map((text) => /revision="(\w+)"/.exec(text)?.[1]))
    .toEqual(shas);

  await page.locator('.monaco-editor .view-line').first().click();
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(() => page.locator('.tab.dirty').count()).toBe(3);
  await waitForSquiggles(page, 'warning');
  await screenshot(page, 'pin all workspace undo');
  await runCommand(page, 'File: Save All Files');
  await expect.poll(onDisk).toEqual(Object.values(files));
});
