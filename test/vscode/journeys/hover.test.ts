import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { answerDialog } from '../support/dialog.ts';
import { readHover } from '../support/hover.ts';
import { openEditor } from '../support/openEditor.ts';
import { openHub } from '../support/openHub.ts';
import { goTo, openFile } from '../support/quickInput.ts';
import { savedText } from '../support/savedText.ts';
import { screenshot } from '../support/screenshot.ts';
import { waitForNoSquiggles, waitForSquiggles } from '../support/squiggles.ts';

const id = 'local-lab/custom-encoder';

/** The card of a load; what is known at once is shown before it, as the target of a link. */
async function readCard(page: Page): Promise<string> {
  await readHover(page);
  const card = page.locator('.monaco-hover:visible', { hasText: 'Pinned to' }).first();
  await card.waitFor();
  return card.innerText();
}

test('hover and links: what a load reads, what of it runs code, and the way to its commit', async () => {
  const hub = await openHub();
  const { sha } = hub.repository(id).head;
  const editor = await openEditor({
    files: {
      'train.py': [
        'from transformers import AutoModel',
        '',
        'encoder = AutoModel.from_pretrained(',
        `    "${id}",`,
        `    revision="${sha}",  # main @ 2024-05-17`,
        '    trust_remote_code=True,',
        ')',
        '',
      ].join('\n'),
    },
    settings: {
      'modelWarden.hub.endpoint': hub.url,
      'modelWarden.network': 'ask',
      'modelWarden.codeLens': true,
    },
  });
  const { page } = editor;
  await openFile(page, 'train.py');
  await waitForSquiggles(page, 'warning');
  await page.locator('.codelens-decoration', { hasText: 'pinned · main @ 2024-05-17' }).waitFor();

  await goTo(page, 4, 12);
  const before = await readCard(page);
  expect(before).toContain(`Pinned to ${sha}, main @ 2024-05-17 says the comment`);
  expect(before).toContain('The Hub was not asked about it yet');
  expect(before).toContain(`Open ${id} at ${sha.slice(0, 12)} on the Hub`);
  expect(hub.requests).toEqual([]);

  await page.locator('.monaco-hover:visible a', { hasText: 'Look it up on the Hub' }).click();
  await answerDialog(page, 'Allow');
  // The rule is silent where the commit is known to hold safetensors only.
  await waitForNoSquiggles(page, 'info');
  // The hover that holds the link stays until it is closed.
  await page.keyboard.press('Escape');
  await page.locator('.monaco-hover:visible').first().waitFor({ state: 'hidden' });
  await goTo(page, 1, 1);
  await goTo(page, 4, 14);
  const asked = hub.requests.length;
  const text = await readCard(page);
  expect(text).toMatch(/Reads 2 files \(.*\): config\.json, model\.safetensors/);
  expect(text).toContain('May run code that these files hold: configuration_custom.py, modeling_custom.py');
  expect(text).toContain('Licence apache-2.0 · not gated · 54,000 downloads in 30 days');
  expect(text).toMatch(/as the Hub said (just now|1 minute ago)/);
  const target = `${hub.url}/${id}/tree/${sha}`;
  await page
    .locator(`.monaco-hover:visible a[data-href="${target}"]`, { hasText: 'Open its page' })
    .waitFor();
  await screenshot(page, 'hover', { docs: true });
  expect(hub.requests.length).toBe(asked);
});

test('a lens says that a load is not pinned, and pins it with one click', async () => {
  const hub = await openHub();
  const { sha } = hub.repository('google-bert/bert-base-uncased').head;
  const editor = await openEditor({
    files: {
      'train.py':
        'from transformers import AutoTokenizer\n\ntokenizer = AutoTokenizer.from_pretrained("google-bert/bert-base-uncased")\n',
    },
    settings: {
      'modelWarden.hub.endpoint': hub.url,
      'modelWarden.network': 'on',
      'modelWarden.codeLens': true,
    },
  });
  const { page } = editor;
  await openFile(page, 'train.py');
  await page.locator('.codelens-decoration a', { hasText: 'not pinned: pin it' }).click();
  await page.locator('.codelens-decoration', { hasText: /^pinned · main @ / }).waitFor();
  expect(await savedText(editor, 'train.py')).toContain(`revision="${sha}")  # main @ `);
});
