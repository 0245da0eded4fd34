import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ClientCapabilities, type CodeAction, TextDocumentEdit } from 'vscode-languageserver/node';
import { manifestName } from '../../core/src/policy/manifest.ts';
import type { AddExceptionMessage } from '../../server/src/protocol/manifestCommands.ts';
import { ClientDocument } from '../support/clientDocument.ts';
import { LspClient, type LspClientOptions, modernClient } from '../support/lspClient.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

const rule = 'unpinned-revision';
const off = `Switch ${rule} off in ${manifestName}`;
const except = `Except this file from ${rule}, with a reason`;
const source =
  'from transformers import AutoTokenizer\n\nAutoTokenizer.from_pretrained("our-team/encoder")\n';
const offText = `policy:\n  rules:\n    ${rule}: off\n`;
const capabilities: ClientCapabilities = {
  ...modernClient,
  workspace: {
    ...modernClient.workspace,
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
  },
};

let folder: TemporaryFolder;
let client: LspClient;
beforeEach(() => {
  folder = new TemporaryFolder();
});
afterEach(async () => {
  await client.stop();
  folder.remove();
});

async function opened(name: string, options: LspClientOptions = {}): Promise<ClientDocument> {
  client = await LspClient.start({
    folders: [folder.uri],
    capabilities,
    initializationOptions: { manifestCommands: true },
    ...options,
  });
  return client.open(folder.write(name, source), source);
}

async function offered(document: ClientDocument): Promise<CodeAction[]> {
  const diagnostics = await client.pull(document);
  const actions = await client.codeActions(document, { diagnostics });
  return actions.filter(({ title }) => title === off || title === except);
}

function addException({ uri }: ClientDocument, reason = 'our own repository') {
  const method: AddExceptionMessage['method'] = 'modelWarden/addException';
  return client.connection.sendRequest<AddExceptionMessage['result']>(method, { uri, rule, reason });
}

/** What an edit makes of a text. */
function written(edit: CodeAction['edit'], before: string): string {
  const change = edit?.documentChanges?.at(-1);
  if (!TextDocumentEdit.is(change)) throw new Error('no edit of text');
  const document = new ClientDocument(change.textDocument.uri, before);
  document.change(document.changesOf(change.edits.filter((one) => 'newText' in one)));
  return document.text;
}

describe('ignoring a rule in the workspace', () => {
  it('is offered after the comment, and makes a manifest in the workspace folder', async () => {
    const document = await opened('src/load.py');
    const diagnostics = await client.pull(document);
    const actions = await client.codeActions(document, { diagnostics });
    const titles = actions.map(({ title }) => title);
    expect(titles.slice(titles.indexOf(`Ignore ${rule} here, with a reason`))).toEqual([
      `Ignore ${rule} here, with a reason`,
      off,
      except,
      `Open the page of ${rule}`,
    ]);
    const uri = folder.uriOf(manifestName);
    const [action] = await offered(document);
    expect(action?.edit?.documentChanges).toMatchObject([
      { kind: 'create', uri },
      { textDocument: { uri, version: null } },
    ]);
    expect(action?.command).toMatchObject({
      command: 'modelWarden.showManifest',
      arguments: [{ uri, save: true }],
    });
    folder.write(manifestName, written(action?.edit, ''));
    await client.tellFiles(1, uri);
    expect(await client.rules(document)).toEqual([]);
  });

  it('changes the nearest manifest, its comments kept', async () => {
    folder.write(manifestName, 'models: []\n');
    folder.write(`src/${manifestName}`, '# ours\npolicy:\n  rules:\n    typosquat: error # strict\n');
    const [action] = await offered(await opened('src/deep/load.py'));
    expect(action?.edit?.documentChanges).toMatchObject([
      { textDocument: { uri: folder.uriOf(`src/${manifestName}`), version: null } },
    ]);
    expect(written(action?.edit, '# ours\npolicy:\n  rules:\n    typosquat: error # strict\n')).toBe(
      `# ours\npolicy:\n  rules:\n    typosquat: error # strict\n    ${rule}: off\n`,
    );
  });

  it('counts the text that is open, and leaves its saving to the user', async () => {
    folder.write(manifestName, 'models: []\n');
    const document = await opened('load.py');
    const manifest = await client.open(folder.uriOf(manifestName), '# new\nmodels: []\n', 'yaml');
    const [action] = await offered(document);
    expect(action?.command?.arguments).toEqual([{ uri: manifest.uri, save: false }]);
    await client.apply(action?.edit);
    expect(manifest.text).toBe(`# new\nmodels: []\n${offText}`);
    expect((await offered(document)).map(({ title }) => title)).toEqual([except]);
  });

  it('excepts the one file for the reason that is given', async () => {
    const document = await opened('src/[new] load.py');
    const [, action] = await offered(document);
    expect(action?.command).toMatchObject({
      command: 'modelWarden.addException',
      arguments: [{ uri: document.uri, rule }],
    });
    const result = await addException(document);
    if ('refused' in result) throw new Error(result.refused);
    expect(result.manifest).toEqual({ uri: folder.uriOf(manifestName), save: true });
    folder.write(manifestName, written(result.edit, ''));
    await client.tellFiles(1, folder.uriOf(manifestName));
    expect(await client.rules(document)).toEqual([]);
    const other = await client.open(folder.write('src/n load.py', source), source);
    expect(await client.rules(other)).toEqual([rule]);
  });

  it('excepts no file of the same name in another folder', async () => {
    const document = await opened('load.py');
    const result = await addException(document);
    if ('refused' in result) throw new Error(result.refused);
    folder.write(manifestName, written(result.edit, ''));
    await client.tellFiles(1, folder.uriOf(manifestName));
    expect(await client.rules(document)).toEqual([]);
    const other = await client.open(folder.write('src/load.py', source), source);
    expect(await client.rules(other)).toEqual([rule]);
  });

  it('needs a reason', async () => {
    expect(await addException(await opened('load.py'), ' ')).toEqual({
      refused: expect.stringContaining('reason'),
    });
  });

  it('asks for no reason where the client has no command for that', async () => {
    const actions = await offered(await opened('load.py', { initializationOptions: {} }));
    expect(actions.map(({ title, command }) => [title, command])).toEqual([[off, undefined]]);
  });

  it.each<[string, LspClientOptions]>([
    ['in Restricted Mode', { initializationOptions: { manifestCommands: true, trusted: false } }],
    ['outside of a workspace folder', { folders: [] }],
    ['where no file can be made', { capabilities: modernClient }],
  ])('is not offered %s', async (_where, options) => {
    const document = await opened('load.py', options);
    expect(await offered(document)).toEqual([]);
    expect(await addException(document)).toEqual({ refused: expect.any(String) });
  });

  it('is not offered where the manifest cannot be read for certain', async () => {
    folder.write(manifestName, 'policy: [\n');
    const document = await opened('load.py');
    expect(await offered(document)).toEqual([]);
  });

  it('is not offered where the folder is a model: its manifest would be data', async () => {
    folder.write('config.json', '{}');
    folder.write('model.safetensors', '');
    expect(await offered(await opened('load.py'))).toEqual([]);
  });
});
