import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readLanguageStatus } from '../support/languageStatus.ts';
import { readNotifications } from '../support/notifications.ts';
import { openEditor } from '../support/openEditor.ts';
import { openHub } from '../support/openHub.ts';
import { applyQuickFix } from '../support/quickFix.ts';
import { goTo, openFile } from '../support/quickInput.ts';
import { screenshot } from '../support/screenshot.ts';
import { waitForSquiggles } from '../support/squiggles.ts';

const source = `from transformers import AutoTokenizer

tokenizer = AutoTokenizer.from_pretrained("google-bert/bert-base-uncased")
`;

test('offline, a file is linted as ever; a pin that nobody knows changes nothing and says why', async () => {
  const hub = await openHub();
  const editor = await openEditor({
    files: { 'train.py': source },
    settings: {
      'modelWarden.hub.endpoint': hub.url,
      'modelWarden.hub.cacheFolder': '/nowhere/hub',
      'modelWarden.network': 'off',
    },
  });
  const { page } = editor;
  await openFile(page, 'train.py');
  await waitForSquiggles(page, 'warning');
  await goTo(page, 3, 50);
  await applyQuickFix(page, 'Pin');
  const status = await readLanguageStatus(page);
  expect(status).toContain('Offline');
  // The window of a browser is one on a remote machine.
  expect(status).toMatch(/Hub cache.*: \/nowhere\/hub/);
  const messages = await readNotifications(page);
  expect(messages.join('\n')).toContain('google-bert/bert-base-uncased');
  await screenshot(page, 'offline');
  await waitForSquiggles(page, 'warning');
  expect(await readFile(join(editor.folder, 'train.py'), 'utf8')).toBe(source);
  expect(hub.requests).toEqual([]);
});
