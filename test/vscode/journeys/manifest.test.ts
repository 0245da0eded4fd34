import { expect, test } from 'vitest';
import { openEditor } from '../support/openEditor.ts';
import { applyQuickFix } from '../support/quickFix.ts';
import { goTo, openFile } from '../support/quickInput.ts';
import { savedText } from '../support/savedText.ts';
import { screenshot } from '../support/screenshot.ts';
import { waitForNoSquiggles, waitForSquiggles } from '../support/squiggles.ts';

const sha = '86b5e0934494bd15c9632b12f734a8a67f723594';

test('the manifest is checked, mended and completed as it is written', async () => {
  const editor = await openEditor({
    files: {
      'model-manifest.yaml': [
        'version: 1',
        'policy:',
        '  rules:',
        '    unpinned-revison: error',
        '    ',
        'models:',
        '  - id: google-bert/bert-base-uncased',
        `    revision: ${sha}`,
        '    approved_by: ada@example.org',
        '    expires: 2027-03-31',
        '',
      ].join('\n'),
    },
  });
  const { page } = editor;
  await openFile(page, 'model-manifest.yaml');
  await waitForSquiggles(page, 'error');
  await screenshot(page, 'manifest error');
  await goTo(page, 4, 8);
  await applyQuickFix(page, 'Write unpinned-revision');
  await waitForNoSquiggles(page, 'error');

  await goTo(page, 5, 5);
  await page.keyboard.type('remo');
  const suggestions = page.locator('.suggest-widget.visible .monaco-list-row');
  await suggestions.filter({ hasText: 'remote-code-unpinned' }).first().waitFor();
  await screenshot(page, 'manifest', { docs: true });
  await suggestions.filter({ hasText: 'remote-code' }).first().click();
  await page.keyboard.press('ControlOrMeta+Space');
  await suggestions.filter({ hasText: 'information' }).first().waitFor();
  await screenshot(page, 'manifest levels');
  await page.keyboard.type('err');
  await page.keyboard.press('Enter');
  const text = await savedText(editor, 'model-manifest.yaml');
  expect(text).toContain('    unpinned-revision: error\n');
  expect(text).toMatch(/^ {4}remote-code(?:-unpinned)?: error$/m);
});
