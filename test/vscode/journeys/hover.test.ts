import { expect, test } from 'vitest';
import { readHover } from '../support/hover.ts';
import { openEditor } from '../support/openEditor.ts';
import { openHub } from '../support/openHub.ts';
import { applyQuickFix } from '../support/quickFix.ts';
import { goTo, openFile } from '../support/quickInput.ts';
import { savedText } from '../support/savedText.ts';
import { screenshot } from '../support/screenshot.ts';
import { waitForNoSquiggles, waitForSquiggles } from '../support/squiggles.ts';

const id = 'local-lab/custom-encoder';

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
      'modelWarden.network': 'on',
      'modelWarden.codeLens': true,
    },
  });
  const { page } = editor;
  await openFile(page, 'train.py');
  await waitForSquiggles(page, 'warning');
  // The fix asks the Hub for the files at this commit: from then on they are known.
  await goTo(page, 3, 25);
  await applyQuickFix(page, 'Require safetensors');
  await waitForNoSquiggles(page, 'info');
  await page.locator('.codelens-decoration', { hasText: 'pinned · main @ 2024-05-17' }).waitFor();

  await goTo(page, 4, 12);
  const asked = hub.requests.length;
  // What is known at once is shown first, the card when the server has answered.
  await readHover(page);
  const card = page.locator('.monaco-hover:visible', { hasText: 'Pinned to' }).first();
  await card.waitFor();
  const text = await card.innerText();
  expect(text).toContain(`Pinned to ${sha}, main @ 2024-05-17 says the comment`);
  expect(text).toMatch(/Reads 2 files \(.*\): config\.json, model\.safetensors/);
  expect(text).toContain('May run code that these files hold: configuration_custom.py, modeling_custom.py');
  expect(text).toContain(`Open ${id} at ${sha.slice(0, 12)} on the Hub`);
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
