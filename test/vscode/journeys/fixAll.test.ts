import { expect, test } from 'vitest';
import { openEditor } from '../support/openEditor.ts';
import { openHub } from '../support/openHub.ts';
import { openFile, runCommand } from '../support/quickInput.ts';
import { savedText } from '../support/savedText.ts';
import { screenshot } from '../support/screenshot.ts';
import { waitForNoSquiggles, waitForSquiggles } from '../support/squiggles.ts';

const source = `from transformers import AutoModel, AutoTokenizer

tokenizer = AutoTokenizer.from_pretrained("google-bert/bert-base-uncased")
model = AutoModel.from_pretrained("google-bert/bert-base-uncased")
other = AutoTokenizer.from_pretrained(
    "openai-community/gpt2",
)
`;

test('one command pins everything in a file', async () => {
  const hub = await openHub();
  const editor = await openEditor({
    files: { 'train.py': source },
    settings: { 'modelWarden.hub.endpoint': hub.url, 'modelWarden.network': 'on' },
  });
  const { page } = editor;
  await openFile(page, 'train.py');
  await waitForSquiggles(page, 'warning');
  await runCommand(page, 'Model Warden: Pin and Fix All in This File');
  await waitForNoSquiggles(page, 'warning');
  await screenshot(page, 'fix all', { docs: true });

  const text = await savedText(editor, 'train.py');
  const bert = hub.repository('google-bert/bert-base-uncased').head.sha;
  const gpt2 = hub.repository('openai-community/gpt2').head.sha;
  expect(text.split(`revision="${bert}"`)).toHaveLength(3);
  expect(text.split(`revision="${gpt2}"`)).toHaveLength(2);
});
