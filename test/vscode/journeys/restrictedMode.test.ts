import { expect, test } from 'vitest';
import { readLanguageStatus } from '../support/languageStatus.ts';
import { openEditor } from '../support/openEditor.ts';
import { openHub } from '../support/openHub.ts';
import { openQuickFixes } from '../support/quickFix.ts';
import { goTo, openFile } from '../support/quickInput.ts';
import { screenshot } from '../support/screenshot.ts';
import { waitForSquiggles } from '../support/squiggles.ts';

const source = `from transformers import AutoTokenizer

tokenizer = AutoTokenizer.from_pretrained("google-bert/bert-base-uncased")
`;
const manifest = `version: 1
policy:
  rules:
    unpinned-revision: off
`;

test('in Restricted Mode linting works, and the workspace can neither silence it nor name a Hub', async () => {
  const stranger = await openHub();
  const editor = await openEditor({
    trusted: false,
    files: {
      'train.py': source,
      'model-manifest.yaml': manifest,
      '.vscode/settings.json': JSON.stringify({
        'modelWarden.hub.endpoint': stranger.url,
        'modelWarden.network': 'on',
      }),
    },
    settings: { 'modelWarden.network': 'off' },
  });
  await openFile(editor.page, 'train.py');
  await waitForSquiggles(editor.page, 'warning');
  expect(await readLanguageStatus(editor.page)).toContain('Restricted Mode');
  await goTo(editor.page, 3, 50);
  await openQuickFixes(editor.page);
  await screenshot(editor.page, 'restricted mode');
  expect(stranger.requests).toEqual([]);
});
