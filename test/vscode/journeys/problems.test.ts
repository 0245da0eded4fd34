import { expect, test } from 'vitest';
import { openEditor } from '../support/openEditor.ts';
import { readProblems } from '../support/problemsPanel.ts';
import { openFile } from '../support/quickInput.ts';
import { screenshot } from '../support/screenshot.ts';
import { waitForSquiggles } from '../support/squiggles.ts';

test('the Problems panel lists the findings with their rule', async () => {
  const { page } = await openEditor({
    files: {
      'train.py':
        'from transformers import AutoTokenizer\n\nAutoTokenizer.from_pretrained("google-bert/bert-base-uncased")\n',
    },
  });
  await openFile(page, 'train.py');
  await waitForSquiggles(page, 'warning');
  const problems = await readProblems(page);
  await screenshot(page, 'problems');
  const rows = problems.filter((label) => label.includes('Model Warden'));
  expect(rows).toHaveLength(1);
  expect(rows[0]).toContain('google-bert/bert-base-uncased');
});
