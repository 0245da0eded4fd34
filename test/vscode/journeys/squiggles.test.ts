import { expect, test } from 'vitest';
import { readHover } from '../support/hover.ts';
import { openEditor } from '../support/openEditor.ts';
import { goTo, openFile } from '../support/quickInput.ts';
import { screenshot } from '../support/screenshot.ts';
import { waitForSquiggles } from '../support/squiggles.ts';

const source = `"""Semantic search over reviews."""

from sentence_transformers import SentenceTransformer
from transformers import AutoModel, AutoTokenizer

MODEL_ID = "google-bert/bert-base-uncased"

tokenizer = AutoTokenizer.from_pretrained(MODEL_ID)
encoder = AutoModel.from_pretrained("local-lab/custom-encoder", trust_remote_code=True)
ranker = SentenceTransformer("sentence-tranformers/all-MiniLM-L6-v2")
pinned = AutoTokenizer.from_pretrained(
    "openai-community/gpt2",
    revision="2624542549e9bdac8c5ff7fad0db32f953fc06fe",  # main @ 2022-11-23
)


def embed(text: str):
    return encoder(**tokenizer(text, return_tensors="pt")).last_hidden_state
`;

test('a file that is opened shows which loads are unsafe, and why', async () => {
  const { page } = await openEditor({ files: { 'train.py': source } });
  await openFile(page, 'train.py');
  await waitForSquiggles(page, 'warning');
  await waitForSquiggles(page, 'error');

  await goTo(page, 8, 45);
  const hover = await readHover(page);
  expect(hover).toContain('google-bert/bert-base-uncased');
  expect(hover).toContain('unpinned-revision');
  await screenshot(page, 'squiggles', { docs: true });
});
