import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileChangeType } from 'vscode-languageserver/node';
import { LspClient } from '../support/lspClient.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

const app = `from transformers import AutoTokenizer
from config import MODEL

tokenizer = AutoTokenizer.from_pretrained(MODEL)
`;

let client: LspClient;
let folder: TemporaryFolder;

beforeEach(() => {
  folder = new TemporaryFolder();
});

afterEach(async () => {
  await client.stop();
  folder.remove();
});

async function messages(document: Parameters<LspClient['pull']>[0]): Promise<string[]> {
  return (await client.pull(document)).map(({ message }) => String(message));
}

describe('a constant that another file sets', () => {
  it('is found on disk, and shown there', async () => {
    const config = folder.write('config.py', 'MODEL = "org/first"\n');
    client = await LspClient.start({ folders: [folder.uri] });
    const document = await client.open(folder.write('app.py', app), app);
    const [diagnostic] = await client.pull(document);
    expect(diagnostic?.message).toContain('"org/first"');
    expect(diagnostic?.relatedInformation).toEqual([
      {
        location: {
          uri: config,
          range: { start: { line: 0, character: 0 }, end: { line: 0, character: 5 } },
        },
        message: 'MODEL is set here',
      },
    ]);
    const [pin] = await client.codeActions(document, { range: document.rangeOf('MODEL)') });
    expect(pin?.title).toContain('Pin org/first');
  });

  it('follows what is typed in the other file, and its closing', async () => {
    const config = folder.write('config.py', 'MODEL = "org/first"\n');
    client = await LspClient.start({ folders: [folder.uri] });
    const document = await client.open(folder.write('app.py', app), app);
    expect((await messages(document))[0]).toContain('"org/first"');
    const other = await client.open(config, 'MODEL = "org/first"\n');
    await client.replace(other, 'first', 'second');
    await client.until(() => client.refreshes > 0, 'a refresh');
    expect((await messages(document))[0]).toContain('"org/second"');
    const { refreshes } = client;
    await client.close(other);
    await client.until(() => client.refreshes > refreshes, 'a refresh');
    expect((await messages(document))[0]).toContain('"org/first"');
  });

  it('does not refresh for an edit that changes nothing of it', async () => {
    const config = folder.write('config.py', 'MODEL = "org/first"\n');
    client = await LspClient.start({ folders: [folder.uri] });
    const document = await client.open(folder.write('app.py', app), app);
    const other = await client.open(config, 'MODEL = "org/first"\n');
    await messages(document);
    await client.replace(other, '"org/first"\n', '"org/first"\nOTHER = 1\n');
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(client.refreshes).toBe(0);
  });

  it('follows the disk through watchers that are there only when something is imported', async () => {
    client = await LspClient.start({ folders: [folder.uri] });
    const watched = () => JSON.stringify(client.registrations).includes('**/*.py');
    await messages(await client.open(folder.write('plain.py', ''), 'x = 1\n'));
    expect(watched()).toBe(false);
    const document = await client.open(folder.write('app.py', app), app);
    expect(await messages(document)).toEqual([]);
    await client.until(watched, 'watchers');
    const uri = folder.write('config.py', 'MODEL = "org/new"\n');
    const tell = (changed: string, type: FileChangeType) =>
      client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: changed, type }],
      });
    await tell(folder.write('unrelated.py', 'x = 1\n'), FileChangeType.Created);
    await tell(uri, FileChangeType.Created);
    await client.until(() => client.refreshes > 0, 'a refresh');
    expect(client.refreshes).toBe(1);
    expect((await messages(document))[0]).toContain('"org/new"');
    rmSync(join(folder.path, 'config.py'));
    await tell(uri, FileChangeType.Deleted);
    await client.until(() => client.refreshes > 1, 'a refresh');
    expect(await messages(document)).toEqual([]);
  });
});

describe('a file of variables', () => {
  it('is linted as it is typed, with a suppression that counts', async () => {
    client = await LspClient.start({ folders: [folder.uri] });
    const document = await client.open(folder.write('.env', ''), 'TRUST_REMOTE_CODE=0\n', 'dotenv');
    expect(await client.rules(document)).toEqual([]);
    await client.replace(document, '=0', '=1');
    expect(await client.rules(document)).toEqual(['unsafe-environment']);
    const actions = await client.codeActions(document, { range: document.rangeOf('1') });
    const titles = actions.map(({ title }) => title);
    expect(titles).toContain('Remove TRUST_REMOTE_CODE');
    expect(titles).toContain('Ignore unsafe-environment here, with a reason');
  });

  it('gives its values as hints to what reads it', async () => {
    const source = `import os\nfrom dotenv import load_dotenv\nfrom transformers import AutoTokenizer\nload_dotenv()\nAutoTokenizer.from_pretrained(os.environ["MODEL"])\n`;
    const env = folder.write('.env', 'MODEL=org/first\n');
    client = await LspClient.start({ folders: [folder.uri] });
    const document = await client.open(folder.write('app.py', source), source);
    const [diagnostic] = await client.pull(document);
    expect(diagnostic?.relatedInformation?.[0]?.location.uri).toBe(env);
    const other = await client.open(env, 'MODEL=org/first\n', 'plaintext');
    await client.replace(other, 'first', 'second');
    await client.until(() => client.refreshes > 0, 'a refresh');
    expect((await messages(document))[0]).toContain('"org/second"');
  });
});
