import { expect, test } from 'vitest';
import { Animation } from '../support/animation.ts';
import { openEditor } from '../support/openEditor.ts';
import { openHub } from '../support/openHub.ts';
import { acceptQuickFix, openQuickFixes } from '../support/quickFix.ts';
import { goTo, openFile } from '../support/quickInput.ts';
import { waitForNoSquiggles, waitForSquiggles } from '../support/squiggles.ts';

const id = 'google-bert/bert-base-uncased';

test('a load is underlined while it is typed, and pinned with one key press', async () => {
  const hub = await openHub();
  const editor = await openEditor({
    files: { 'train.py': 'from transformers import AutoTokenizer\n\n' },
    settings: {
      'modelWarden.hub.endpoint': hub.url,
      'modelWarden.network': 'on',
      'editor.quickSuggestions': { other: 'off', comments: 'off', strings: 'off' },
      'editor.fontSize': 15,
    },
  });
  const { page } = editor;
  await openFile(page, 'train.py');
  await page.keyboard.press('ControlOrMeta+b');
  await goTo(page, 3, 1);
  const animation = new Animation(page, 'typing', { x: 52, y: 34, width: 1148, height: 300 });
  await animation.frame(600);
  const typed = `tokenizer = AutoTokenizer.from_pretrained("${id}"`;
  for (let at = 0; at < typed.length; at += 3) {
    await page.keyboard.type(typed.slice(at, at + 3));
    await animation.frame(120);
  }
  await waitForSquiggles(page, 'warning');
  await animation.frame(1_800);
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  for (let left = 0; left < 20; left += 1) await page.keyboard.press('ArrowLeft');

  const titles = await openQuickFixes(page);
  expect(titles[0]).toContain(`Pin ${id}`);
  await animation.frame(2_200);
  await acceptQuickFix(page);
  await waitForNoSquiggles(page, 'warning');
  expect(await page.locator('.view-lines').innerText()).toContain(hub.repository(id).head.sha);
  await animation.frame(4_000);
  await animation.write();
});
