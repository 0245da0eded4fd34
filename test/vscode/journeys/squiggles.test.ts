import { expect, test } from 'vitest';
import { readHover } from '../support/hover.ts';
import { openEditor } from '../support/openEditor.ts';
import { goTo, openFile } from '../support/quickInput.ts';
import { screenshot } from '../support/screenshot.ts';
import { waitForSquiggles } from '../support/squiggles.ts';

const source = `from transformers import AutoModel, AutoTokenizer

tokenizer = AutoTokenizer.from_pretrained("google-bert/bert-base-uncased")
model = AutoModel.from_pretrained("local-lab/custom-encoder", trust_remote_code=True)
`;

test('a file that is opened shows which loads are unsafe, and why', async () => {
  const { page } = await openEditor({ files: { 'train.py': source } });
  await openFile(page, 'train.py');
  await waitForSquiggles(page, 'warning');
  await waitForSquiggles(page, 'error');

  await goTo(page, 3, 50);
  const hover = await readHover(page);
  expect(hover).toContain('google-bert/bert-base-uncased');
  expect(hover).toContain('unpinned-revision');
  await screenshot(page, 'squiggles', { docs: true });
});
