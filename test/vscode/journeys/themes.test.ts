import { expect, test } from 'vitest';
import { readHover } from '../support/hover.ts';
import { openEditor } from '../support/openEditor.ts';
import { goTo, openFile } from '../support/quickInput.ts';
import { screenshot } from '../support/screenshot.ts';
import { waitForSquiggles } from '../support/squiggles.ts';

const source = `import evaluate
from transformers import AutoModel, AutoTokenizer

tokenizer = AutoTokenizer.from_pretrained("google-bert/bert-base-uncased")
encoder = AutoModel.from_pretrained("local-lab/custom-encoder", trust_remote_code=True)
accuracy = evaluate.load("accuracy")
pinned = AutoTokenizer.from_pretrained(
    "openai-community/gpt2",
    revision="2624542549e9bdac8c5ff7fad0db32f953fc06fe",  # main @ 2022-11-23
)
`;

test.each(['Default High Contrast', 'Default High Contrast Light'])(
  'findings and facts can be read in %s',
  async (theme) => {
    const { page } = await openEditor({
      files: { 'train.py': source },
      settings: {
        'workbench.colorTheme': theme,
        'modelWarden.codeLens': true,
        'modelWarden.inlayHints': true,
      },
    });
    await openFile(page, 'train.py');
    await waitForSquiggles(page, 'error');
    await page.locator('.codelens-decoration').first().waitFor();
    await goTo(page, 5, 45);
    expect(await readHover(page)).toContain('local-lab/custom-encoder');
    await screenshot(page, theme);
  },
);
