import { afterEach, describe, expect, it } from 'vitest';
import { CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver/node';
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
        notebookDocumentSync: {
          notebookSelector: [{ notebook: 'jupyter-notebook' }, { notebook: 'interactive' }],
          save: true,
        },
        diagnosticProvider: {
          identifier: 'model-warden',
          interFileDependencies: true,
          workspaceDiagnostics: false,
        },
        codeActionProvider: {
          codeActionKinds: ['quickfix', 'source.fixAll.modelWarden', 'notebook.source.fixAll.modelWarden'],
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
    ['textDocument/didOpen', { textDocument: { uri: 7, languageId: 'python', version: 1, text: unpinned } }],
    [
      'textDocument/didOpen',
      { textDocument: { uri: 'file:///project/a.py', languageId: 'python', version: 'one', text: unpinned } },
    ],
    [
      'textDocument/didOpen',
      { textDocument: { uri: 'file:///project/b.py', languageId: 'python', version: 1, text: 9 } },
    ],
    [
      'textDocument/didChange',
      { textDocument: { uri, version: 2 }, contentChanges: [{ range: { start: 1, end: 2 }, text: 'x' }] },
    ],
    ['textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [{ text: 8 }] }],
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

  it('leaves a document alone that is nested too deep, says so, and lints it again when it is not', async () => {
    client = await LspClient.start({ initializationOptions: { status: true } });
    const other = await client.open('file:///project/other.py', unpinned);
    const nested = Array.from({ length: 600 }, (_, at) => `${' '.repeat(at)}if x:\n`).join('');
    const document = await client.open(uri, unpinned + nested);
    expect(await client.rules(document)).toEqual([]);
    expect(await client.rules(document)).toEqual([]);
    expect(await client.rules(other)).toEqual(['unpinned-revision']);
    await client.until(() => client.statuses.at(-1)?.lastError !== undefined, 'a status');
    expect(client.statuses.at(-1)?.lastError).toMatch(/^\/project\/load\.py is not linted: /);
    expect(client.log).toHaveLength(1);
    expect(client.log[0]).toMatch(/^\/project\/load\.py is not linted: /);
    expect(client.messages).toEqual([]);
    await client.change(document, [{ text: unpinned }]);
    expect(await client.rules(document)).toEqual(['unpinned-revision']);
    await client.until(() => client.statuses.at(-1)?.lastError === undefined, 'the end of the note');
  });

  it.each([
    ['Content-Length: -5'],
    ['Content-Length: abc'],
    ['Content-Length: 99999999999'],
    ['Content-Type: application/vscode-jsonrpc; charset=utf-8'],
  ])('ends with a word where a message has the header %s', async (header) => {
    for (const bundle of ['server', 'command line'] as const) {
      client = await LspClient.start({ bundle });
      const ended = new Promise<number | null>((resolve) => client.process.once('exit', resolve));
      client.process.stdin?.write(`${header}\r\n\r\n{}`);
      expect(await ended).toBe(1);
      expect(client.log.join('')).toMatch(
        /^model-warden: the client does not speak the protocol: .*Content-Length.*\.\n$/,
      );
      client.connection.dispose();
    }
  });

  it('does no work for requests that were cancelled at once, nor the same work twice', async () => {
    client = await LspClient.start();
    const loads = Array.from({ length: 500 }, (_, at) => `AutoTokenizer.from_pretrained("org/n${at}")\n`);
    const document = await client.open(uri, `from transformers import AutoTokenizer\n${loads.join('')}`);
    expect(await client.rules(document)).toHaveLength(500);
    let reports = 0;
    const answers = Array.from({ length: 2000 }, (_, at) => {
      const source = new CancellationTokenSource();
      const answer = client.connection.sendRequest(
        'textDocument/diagnostic',
        { textDocument: { uri: at % 2 === 0 ? uri : 'file:///project/closed.py' } },
        source.token,
      );
      source.cancel();
      return answer.then(
        () => (reports += 1),
        (error: unknown) => expect(error).toMatchObject({ code: LSPErrorCodes.RequestCancelled }),
      );
    });
    const start = performance.now();
    await Promise.all(answers);
    expect(await client.rules(document)).toHaveLength(500);
    expect(performance.now() - start).toBeLessThan(15_000);
    expect(reports).toBeLessThan(500);
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
