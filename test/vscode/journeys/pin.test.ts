import { expect, test } from 'vitest';
import { answerDialog, waitForDialog } from '../support/dialog.ts';
import { openEditor } from '../support/openEditor.ts';
import { openHub } from '../support/openHub.ts';
import { applyQuickFix, closeQuickFixes, openQuickFixes } from '../support/quickFix.ts';
import { goTo, openFile } from '../support/quickInput.ts';
import { savedText } from '../support/savedText.ts';
import { screenshot } from '../support/screenshot.ts';
import { waitForNoSquiggles, waitForSquiggles } from '../support/squiggles.ts';

const id = 'google-bert/bert-base-uncased';
const source = `from transformers import AutoTokenizer

tokenizer = AutoTokenizer.from_pretrained("${id}")
`;

test('the lightbulb pins a load to the commit of main, and the squiggle goes', async () => {
  const hub = await openHub();
  const editor = await openEditor({
    files: { 'train.py': source },
    settings: { 'modelWarden.hub.endpoint': hub.url, 'modelWarden.network': 'on' },
  });
  const { page } = editor;
  await openFile(page, 'train.py');
  await waitForSquiggles(page, 'warning');
  await goTo(page, 3, 50);
  const titles = await openQuickFixes(page);
  expect(titles[0]).toContain(`Pin ${id}`);
  await screenshot(page, 'pin before', { docs: true });
  await closeQuickFixes(page);

  await applyQuickFix(page, 'Pin');
  await waitForNoSquiggles(page, 'warning');
  await screenshot(page, 'pin after');
  const sha = hub.repository(id).head.sha;
  expect(await savedText(editor, 'train.py')).toContain(`"${id}", revision="${sha}")  # main @ `);
});

test('the first time, the user is told which host and which id, and decides', async () => {
  const hub = await openHub();
  const editor = await openEditor({
    files: { 'train.py': source },
    settings: { 'modelWarden.hub.endpoint': hub.url, 'modelWarden.network': 'ask' },
  });
  const { page } = editor;
  await openFile(page, 'train.py');
  await waitForSquiggles(page, 'warning');
  expect(hub.requests).toEqual([]);
  await goTo(page, 3, 50);
  await applyQuickFix(page, 'Pin');
  await waitForDialog(page);
  await screenshot(page, 'network question', { docs: true });
  const question = await answerDialog(page, 'Allow');
  expect(question).toContain(new URL(hub.url).host);
  expect(question).toContain(id);
  await waitForNoSquiggles(page, 'warning');
});
