import { afterEach, describe, expect, it } from 'vitest';
import type { CodeAction } from 'vscode-languageserver/node';
import type { ClientDocument } from '../support/clientDocument.ts';
import { LspClient } from '../support/lspClient.ts';

const title = 'Replace "# nosec B615" by an ignore comment of Model Warden';
const imports = 'from transformers import AutoTokenizer\n';
const call = 'AutoTokenizer.from_pretrained("our-team/encoder")';
const ignore = '# model-warden: ignore[unpinned-revision]';

let client: LspClient;
afterEach(() => client.stop());

async function opened(text: string): Promise<ClientDocument> {
  client = await LspClient.start();
  return client.open('file:///project/load.py', text);
}

async function offered(document: ClientDocument): Promise<CodeAction[]> {
  const diagnostics = await client.pull(document);
  const actions = await client.codeActions(document, { diagnostics });
  return actions.filter((action) => action.title === title);
}

/** The text after the action; what it was where there is none. */
async function replaced(text: string): Promise<string> {
  const document = await opened(imports + text);
  const [action, ...others] = await offered(document);
  expect(others).toEqual([]);
  await client.apply(action?.edit);
  return document.text.slice(imports.length);
}

describe('# nosec B615', () => {
  it('is not obeyed, and replaced with its reason by a comment that is', async () => {
    const document = await opened(`${imports}${call}  # nosec B615 - our own repository\n`);
    expect(await client.rules(document)).toEqual(['unpinned-revision']);
    const [action] = await offered(document);
    expect(action?.kind).toBe('quickfix');
    expect(action?.diagnostics).toMatchObject([{ code: 'unpinned-revision' }]);
    await client.apply(action?.edit);
    expect(document.text).toBe(`${imports}${ignore} our own repository\n${call}\n`);
    expect(await client.rules(document)).toEqual([]);
  });

  it('without a reason leaves one to type', async () => {
    const document = await opened(`${imports}${call}  # nosec B615\n`);
    const [action] = await offered(document);
    expect(action?.edit?.documentChanges).toMatchObject([
      { edits: [{ snippet: { value: `${ignore} \${1:reason}\n` } }, { newText: '' }] },
    ]);
    await client.apply(action?.edit);
    expect(document.text).toBe(`${imports}${ignore} reason\n${call}\n`);
  });

  it.each([
    [`${call}  # nosec: B615  # mirrored\n`, `${ignore} mirrored\n${call}\n`],
    [`${call}  # nosec B615  # noqa: E501\n`, `${ignore} reason\n${call}  # noqa: E501\n`],
    [`${call}  # noqa: E501  # nosec B615\n`, `${ignore} reason\n${call}  # noqa: E501\n`],
    [`${call}  # nosec B101,B615 tested\n`, `${ignore} tested\n${call}  # nosec B101 tested\n`],
    [`${call}  # nosec huggingface_unsafe_download\n`, `${ignore} reason\n${call}\n`],
    [
      `model = AutoTokenizer.from_pretrained(  # nosec B615\r\n    "our-team/encoder",\r\n)\r\n`,
      `model = AutoTokenizer.from_pretrained(\r\n    ${ignore} reason\r\n    "our-team/encoder",\r\n)\r\n`,
    ],
    [
      `if True:\n    AutoTokenizer.from_pretrained(\n        # nosec B615 mirrored\n        "our-team/encoder",\n    )\n`,
      `if True:\n    AutoTokenizer.from_pretrained(\n        ${ignore} mirrored\n        "our-team/encoder",\n    )\n`,
    ],
  ])('%j', async (before, after) => {
    expect(await replaced(before)).toBe(after);
  });

  it.each([
    `${call}  # nosec\n`,
    `${call}  # nosec B614\n`,
    `${call}; note = "# nosec B615"\n`,
    `${call}\n# nosec B615\n`,
    `AutoTokenizer.from_pretrained("our-team/encoder", revision="${'0a'.repeat(20)}")  # nosec B615\n`,
  ])('is not what stands in %j', async (text) => {
    expect(await replaced(text)).toBe(text);
  });

  it('is one action for all that begins on its line', async () => {
    const text = `${call}, ${call.replace('")', '", trust_remote_code=True)')}  # nosec B615\n`;
    const after = await replaced(text);
    expect(after).toMatch(/^# model-warden: ignore\[[a-z-]+(, [a-z-]+)+\] reason\n/);
    expect(after).not.toContain('nosec');
  });

  it('is replaced in its cell', async () => {
    client = await LspClient.start();
    const notebook = await client.openNotebook('file:///project/train.ipynb', [
      imports,
      `x = 1\n${call}  # nosec B615 mirrored`,
    ]);
    const [action] = await offered(notebook.at(2));
    await client.apply(action?.edit);
    expect(notebook.at(2).text).toBe(`x = 1\n${ignore} mirrored\n${call}`);
    expect(await client.rules(notebook.at(2))).toEqual([]);
  });
});
