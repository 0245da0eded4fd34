import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DiagnosticSeverity } from 'vscode-languageserver/node';
import { LspClient } from '../support/lspClient.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

const unpinned = `from transformers import AutoTokenizer

tokenizer = AutoTokenizer.from_pretrained("google-bert/bert-base-uncased")
`;
const silent = 'version: 1\npolicy:\n  rules:\n    unpinned-revision: "off"\n';
const strict = 'version: 1\npolicy:\n  rules:\n    unpinned-revision: error\n';

let client: LspClient;
let folders: TemporaryFolder[];
beforeEach(() => {
  folders = [];
});
afterEach(async () => {
  await client.stop();
  for (const folder of folders) folder.remove();
});

function newFolder(): TemporaryFolder {
  const folder = new TemporaryFolder();
  folders.push(folder);
  return folder;
}

async function severityIn(uri: string): Promise<DiagnosticSeverity | undefined> {
  const document = await client.open(uri, unpinned);
  const severity = (await client.pull(document))[0]?.severity;
  await client.close(document);
  return severity;
}

describe('settings', () => {
  it('hold for each folder, and a change of them counts at once', async () => {
    const [one, two] = [newFolder(), newFolder()];
    const rules = new Map([[two.uri, 'hint']]);
    client = await LspClient.start({
      folders: [one.uri, two.uri],
      settings: (scope) => ({ rules: { 'unpinned-revision': rules.get(scope ?? '') ?? 'default' } }),
    });
    expect(await severityIn(one.uriOf('load.py'))).toBe(DiagnosticSeverity.Warning);
    expect(await severityIn(two.uriOf('load.py'))).toBe(DiagnosticSeverity.Hint);
    rules.set(one.uri, 'off');
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.until(() => client.refreshes > 0, 'a refresh');
    expect(await severityIn(one.uriOf('load.py'))).toBeUndefined();
  });

  it('switch linting off', async () => {
    client = await LspClient.start({ settings: () => ({ lint: { enable: false } }) });
    expect(await severityIn('file:///project/load.py')).toBeUndefined();
  });

  it('of the start count where a client that can be asked has nothing set', async () => {
    client = await LspClient.start({
      initializationOptions: { settings: { rules: { 'unpinned-revision': 'information' } } },
      settings: () => null,
    });
    expect(await severityIn('file:///project/load.py')).toBe(DiagnosticSeverity.Information);
  });

  it('come in the notification where the client answers no questions', async () => {
    client = await LspClient.start({
      capabilities: { textDocument: { diagnostic: {} } },
      initializationOptions: { settings: { rules: { 'unpinned-revision': 'information' } } },
    });
    expect(await severityIn('file:///project/load.py')).toBe(DiagnosticSeverity.Information);
    await client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { modelWarden: { rules: { 'unpinned-revision': 'error' } } },
    });
    expect(await severityIn('file:///project/load.py')).toBe(DiagnosticSeverity.Error);
  });
});

describe('manifests', () => {
  it('hold for their own folder only, and settings stand above them', async () => {
    const [one, two] = [newFolder(), newFolder()];
    one.write('model-manifest.yaml', silent);
    two.write('model-manifest.yaml', strict);
    let level = 'default';
    client = await LspClient.start({
      folders: [one.uri, two.uri],
      settings: () => ({ rules: { 'unpinned-revision': level } }),
    });
    expect(await severityIn(one.uriOf('src/load.py'))).toBeUndefined();
    expect(await severityIn(two.uriOf('src/load.py'))).toBe(DiagnosticSeverity.Error);
    level = 'hint';
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    expect(await severityIn(one.uriOf('src/load.py'))).toBe(DiagnosticSeverity.Hint);
  });

  it('count anew when the watcher sees a change', async () => {
    const folder = newFolder();
    client = await LspClient.start({ folders: [folder.uri] });
    await client.until(() => client.registrations.length === 2, 'registrations');
    const watchers = client.registrations.find(({ method }) => method === 'workspace/didChangeWatchedFiles');
    expect(watchers?.registerOptions.watchers).toContainEqual({ globPattern: '**/model-manifest.yaml' });
    expect(await severityIn(folder.uriOf('load.py'))).toBe(DiagnosticSeverity.Warning);
    const uri = folder.write('model-manifest.yaml', strict);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri, type: 1 }],
    });
    await client.until(() => client.refreshes > 0, 'a refresh');
    expect(await severityIn(folder.uriOf('load.py'))).toBe(DiagnosticSeverity.Error);
  });

  it('may only tighten until the workspace is trusted', async () => {
    const [lax, harsh] = [newFolder(), newFolder()];
    lax.write('model-manifest.yaml', silent);
    harsh.write('model-manifest.yaml', strict);
    client = await LspClient.start({
      folders: [lax.uri, harsh.uri],
      initializationOptions: { trusted: false, status: true },
    });
    expect(await severityIn(lax.uriOf('load.py'))).toBe(DiagnosticSeverity.Warning);
    expect(await severityIn(harsh.uriOf('load.py'))).toBe(DiagnosticSeverity.Error);
    expect(client.statuses.at(-1)).toMatchObject({ trusted: false });
    await client.connection.sendNotification('modelWarden/trust', { trusted: true });
    await client.until(() => client.refreshes > 0, 'a refresh');
    expect(await severityIn(lax.uriOf('load.py'))).toBeUndefined();
    expect(client.statuses.at(-1)).toMatchObject({ trusted: true });
  });

  it('of a folder that is added count from then on', async () => {
    const [one, two] = [newFolder(), newFolder()];
    two.write('model-manifest.yaml', strict);
    client = await LspClient.start({ folders: [one.uri] });
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: two.uri, name: 'two' }], removed: [] },
    });
    await client.until(() => client.refreshes > 0, 'a refresh');
    expect(await severityIn(two.uriOf('src/load.py'))).toBe(DiagnosticSeverity.Error);
  });
});

describe('requirements of the project', () => {
  it('count anew when the watcher sees a change', async () => {
    const folder = newFolder();
    folder.write('requirements.txt', 'torch==2.4.0\n');
    client = await LspClient.start({ folders: [folder.uri] });
    const text = 'import torch\n\nstate = torch.load("weights.pt")\n';
    const document = await client.open(folder.uriOf('load.py'), text);
    const unsafe = async () =>
      (await client.pull(document)).find(({ code }) => code === 'unsafe-torch-load')?.severity;
    expect(await unsafe()).toBe(DiagnosticSeverity.Warning);
    const uri = folder.write('requirements.txt', 'torch>=2.10\n');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri, type: 2 }],
    });
    await client.until(() => client.refreshes > 0, 'a refresh');
    expect(await unsafe()).toBeUndefined();
  });
});
