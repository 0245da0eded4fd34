import { expect, test } from 'vitest';
import { openEditor } from '../support/openEditor.ts';
import { goTo, openFile } from '../support/quickInput.ts';
import { savedText } from '../support/savedText.ts';
import { screenshot } from '../support/screenshot.ts';
import { waitForSquiggles } from '../support/squiggles.ts';

const sha = '86b5e0934494bd15c9632b12f734a8a67f723594';

test('inside the quotes stand ids and commits that are known; what lets remote code run is marked', async () => {
  const editor = await openEditor({
    files: {
      'train.py': [
        'import evaluate',
        'from transformers import AutoModel, AutoTokenizer',
        '',
        'accuracy = evaluate.load("accuracy")',
        'AutoTokenizer.from_pretrained(',
        '    "our-team/encoder",',
        `    revision="${sha}",  # main @ 2026-11-20`,
        '    trust_remote_code=True,',
        ')',
        'model = AutoModel.from_pretrained',
        '',
      ].join('\n'),
    },
  });
  const { page } = editor;
  await openFile(page, 'train.py');
  await waitForSquiggles(page, 'warning');
  await goTo(page, 10, 34);
  await page.keyboard.type('("');
  const suggestions = page.locator('.suggest-widget.visible .monaco-list-row');
  await suggestions.filter({ hasText: 'our-team/encoder' }).first().waitFor();
  await screenshot(page, 'completion of ids');
  await page.keyboard.type('our');
  await suggestions.filter({ hasText: 'our-team/encoder' }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type(', revision="');
  await suggestions.filter({ hasText: '2026-11-20' }).first().waitFor();
  await screenshot(page, 'completion of revisions');
  await page.keyboard.press('Enter');
  expect(await savedText(editor, 'train.py')).toContain(
    `"our-team/encoder", revision="${sha}")  # main @ 2026-11-20`,
  );
});
