import { expect, test } from 'vitest';
import { readNotifications } from '../support/notifications.ts';
import { openEditor } from '../support/openEditor.ts';
import { openHub } from '../support/openHub.ts';
import { applyQuickFix } from '../support/quickFix.ts';
import { goTo, openFile, runCommand } from '../support/quickInput.ts';
import { savedText } from '../support/savedText.ts';
import { screenshot } from '../support/screenshot.ts';
import { waitForNoSquiggles, waitForSquiggles } from '../support/squiggles.ts';

const id = 'local-lab/released-encoder';

function source(sha: string, comment = ''): string {
  return `from transformers import AutoTokenizer\n\ntokenizer = AutoTokenizer.from_pretrained("${id}", revision="${sha}")${comment}\n`;
}

test('with online checks on, a stale pin is told and updated', async () => {
  const hub = await openHub();
  const { history, head } = hub.repository(id);
  const editor = await openEditor({
    files: { 'train.py': source(history[0]?.sha ?? '', '  # main @ 2023-05-01') },
    settings: { 'modelWarden.hub.endpoint': hub.url, 'modelWarden.network': 'on' },
  });
  const { page } = editor;
  await openFile(page, 'train.py');
  await waitForSquiggles(page, 'info');
  await goTo(page, 3, 95);
  await applyQuickFix(page, 'Update');
  await waitForNoSquiggles(page, 'info');
  await screenshot(page, 'pin updated');
  expect(await savedText(editor, 'train.py')).toContain(
    `revision="${head.sha}")  # main @ ${head.date.toISOString().slice(0, 10)}`,
  );
});

test('a look-up with the network off asks nobody and says how to switch it on', async () => {
  const hub = await openHub();
  const editor = await openEditor({
    files: { 'train.py': source(hub.repository(id).commit('refs/pr/2').sha) },
    settings: { 'modelWarden.hub.endpoint': hub.url, 'modelWarden.network': 'off' },
  });
  const { page } = editor;
  await openFile(page, 'train.py');
  await runCommand(page, 'Model Warden: Look Up on the Hub What This File Loads');
  expect(await readNotifications(page)).toContainEqual(
    expect.stringContaining('modelWarden.network is off, so nothing is asked'),
  );
  await screenshot(page, 'look-up while off');
  expect(hub.requests).toEqual([]);
});
