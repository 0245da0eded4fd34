import { expect, test } from 'vitest';
import { openEditor } from '../support/openEditor.ts';
import { applyQuickFix } from '../support/quickFix.ts';
import { goTo, openFile } from '../support/quickInput.ts';
import { savedText } from '../support/savedText.ts';
import { screenshot } from '../support/screenshot.ts';
import { waitForNoSquiggles, waitForSquiggles } from '../support/squiggles.ts';

const source = `from transformers import AutoTokenizer

tokenizer = AutoTokenizer.from_pretrained("google-bert/bert-base-uncased")
`;

test('a finding is ignored with a reason that the user writes', async () => {
  const editor = await openEditor({ files: { 'train.py': source } });
  const { page } = editor;
  await openFile(page, 'train.py');
  await waitForSquiggles(page, 'warning');
  await goTo(page, 3, 50);
  await applyQuickFix(page, 'Ignore unpinned-revision here');
  // The reason is selected: typing replaces it.
  await page.keyboard.type('a test of the nightly build follows main');
  await waitForNoSquiggles(page, 'warning');
  await screenshot(page, 'suppress');
  expect(await savedText(editor, 'train.py')).toContain(
    '# model-warden: ignore[unpinned-revision] a test of the nightly build follows main\ntokenizer',
  );
});
