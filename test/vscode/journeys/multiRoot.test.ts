import { expect, test } from 'vitest';
import { openEditor } from '../support/openEditor.ts';
import { readProblems } from '../support/problemsPanel.ts';
import { openFile, runCommand } from '../support/quickInput.ts';
import { screenshot } from '../support/screenshot.ts';
import { squiggles, waitForSquiggles } from '../support/squiggles.ts';

const source = `from transformers import AutoTokenizer

tokenizer = AutoTokenizer.from_pretrained("google-bert/bert-base-uncased")
`;

function manifestWith(level: string): string {
  return `policy:\n  rules:\n    unpinned-revision: ${level}\n`;
}

test('each folder of a workspace is judged by its own manifest', async () => {
  const { page } = await openEditor({
    files: {
      'strict/model-manifest.yaml': manifestWith('error'),
      'strict/production.py': source,
      'strict/closed.py': source,
      'loose/model-manifest.yaml': manifestWith('hint'),
      'loose/notes.py': source,
      'both.code-workspace': JSON.stringify({ folders: [{ path: 'strict' }, { path: 'loose' }] }),
    },
    workspaceFile: 'both.code-workspace',
  });
  await openFile(page, 'production.py');
  await waitForSquiggles(page, 'error');
  await openFile(page, 'notes.py');
  await waitForSquiggles(page, 'hint');
  expect(await squiggles(page, 'error').count()).toBe(0);

  await runCommand(page, 'Model Warden: Check the Workspace');
  await expect.poll(() => readProblems(page)).toContainEqual(expect.stringContaining('closed.py'));
  const problems = (await readProblems(page)).filter((label) => label.includes('Model Warden'));
  expect(problems.every((label) => label.startsWith('Error'))).toBe(true);
  await screenshot(page, 'multi root');
});
