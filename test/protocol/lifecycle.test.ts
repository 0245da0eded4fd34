import { afterEach, describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { LspClient } from '../support/lspClient.ts';

const uri = 'file:///project/load.py';
const unpinned = `from transformers import AutoTokenizer

tokenizer = AutoTokenizer.from_pretrained("google-bert/bert-base-uncased")
`;

let client: LspClient;
afterEach(() => client.stop());

describe('the server', () => {
  it('says what it can do', async () => {
    client = await LspClient.start();
    expect(client.initialized).toMatchObject({
      serverInfo: { name: 'Model Warden', version: manifest.version },
      capabilities: {
        textDocumentSync: { openClose: true, change: 2 },
        diagnosticProvider: {
          identifier: 'model-warden',
          interFileDependencies: true,
          workspaceDiagnostics: false,
        },
        codeActionProvider: {
          codeActionKinds: ['quickfix', 'source.fixAll.modelWarden'],
          resolveProvider: true,
        },
      },
    });
  });

  it('ends with 0 after shutdown and exit', async () => {
    client = await LspClient.start();
    expect(await client.stop()).toBe(0);
  });

  it('is the same from the command line', async () => {
    client = await LspClient.start({ bundle: 'command line' });
    expect(await client.rules(await client.open(uri, unpinned))).toEqual(['unpinned-revision']);
    expect(await client.stop()).toBe(0);
  });

  it('outlives a message that is no JSON', async () => {
    client = await LspClient.start();
    client.process.stdin?.write('Content-Length: 5\r\n\r\n{{{{{');
    expect(await client.rules(await client.open(uri, unpinned))).toEqual(['unpinned-revision']);
  });

  it('writes nothing but messages to standard output, and nothing to standard error', async () => {
    client = await LspClient.start();
    const document = await client.open(uri, unpinned);
    await client.pull(document);
    expect(client.log).toEqual([]);
  });

  it.each([
    ['textDocument/diagnostic', {}, { kind: 'full', items: [] }],
    ['textDocument/diagnostic', { textDocument: { uri: 'no uri at all' } }, { kind: 'full', items: [] }],
    ['textDocument/codeAction', { textDocument: { uri } }, []],
    ['codeAction/resolve', { title: 'of another server' }, { title: 'of another server' }],
    ['codeAction/resolve', { title: 'odd', data: { uri, version: 1, fix: 7 } }, { title: 'odd' }],
    ['workspace/executeCommand', { command: 'modelWarden.server.openRulePage', arguments: ['../x'] }, null],
    ['workspace/executeCommand', {}, null],
  ])('answers a malformed %s %j with nothing', async (method, params, answer) => {
    client = await LspClient.start();
    const document = await client.open(uri, unpinned);
    const given: unknown = await client.connection.sendRequest(method, params);
    if (answer === null) expect(given).toBeNull();
    else expect(given).toMatchObject(answer);
    expect(client.shownDocuments).toEqual([]);
    expect(await client.rules(document)).toEqual(['unpinned-revision']);
  });

  it.each([
    ['textDocument/didOpen', {}],
    ['textDocument/didChange', { textDocument: { uri, version: 2 } }],
    [
      'textDocument/didChange',
      { textDocument: { uri: 'file:///not/open.py', version: 2 }, contentChanges: [] },
    ],
    ['textDocument/didClose', { textDocument: { uri: 'file:///not/open.py' } }],
    ['workspace/didChangeConfiguration', { settings: 'none' }],
    ['workspace/didChangeWatchedFiles', null],
    ['modelWarden/trust', null],
  ])('outlives a malformed %s %j', async (method, params) => {
    client = await LspClient.start();
    const document = await client.open(uri, unpinned);
    await client.connection.sendNotification(method, params);
    expect(await client.rules(document)).toEqual(['unpinned-revision']);
  });

  it('outlives a range outside the document', async () => {
    client = await LspClient.start();
    const document = await client.open(uri, unpinned);
    const outside = { start: { line: 90, character: 5 }, end: { line: 91, character: 0 } };
    await client.change(document, [{ range: outside, text: '# the end\n' }]);
    expect(await client.rules(document)).toEqual(['unpinned-revision']);
  });

  it('shows a fault in the status and goes on', async () => {
    client = await LspClient.start({ initializationOptions: { status: true } });
    const document = await client.open(uri, unpinned);
    await client.connection.sendRequest('textDocument/diagnostic', {});
    await client.until(() => client.statuses.at(-1)?.lastError !== undefined, 'a status');
    expect(client.statuses.at(-1)?.lastError).toMatch(/^diagnostic: /);
    expect(client.log.join('\n')).toContain('diagnostic: ');
    expect(await client.rules(document)).toEqual(['unpinned-revision']);
  });
});
