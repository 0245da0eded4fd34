import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { CancellationTokenSource, LSPErrorCodes, type WorkspaceEdit } from 'vscode-languageserver/node';
import type { CheckWorkspaceResult } from '../../server/src/protocol/checkWorkspace.ts';
import type { PinAllResult } from '../../server/src/protocol/pinAll.ts';
import { type LocalHub, startLocalHub } from '../support/hub/startLocalHub.ts';
import { LspClient, type LspClientOptions } from '../support/lspClient.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

const bert = 'google-bert/bert-base-uncased';
const gpt2 = 'openai-community/gpt2';
const sha = '86b5e0934494bd15c9632b12f734a8a67f723594';
const otherSha = '0123456789abcdef0123456789abcdef01234567';
const unpinned = loadOf(bert);
const pinned = loadOf(bert, sha);
const rule = 'unpinned-revision';

function loadOf(id: string, revision?: string): string {
  const pin = revision === undefined ? '' : `, revision="${revision}"`;
  return `from transformers import AutoTokenizer\n\nAutoTokenizer.from_pretrained("${id}"${pin})\n`;
}

function notebookOf(source: string): string {
  const cell = { cell_type: 'code', execution_count: null, metadata: {}, outputs: [], source: [source] };
  return JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 });
}

let folder: TemporaryFolder;
let client: LspClient;

beforeEach(() => {
  folder = new TemporaryFolder();
});
afterEach(async () => {
  await client.stop();
  folder.remove();
});

async function start(options: LspClientOptions = {}): Promise<void> {
  client = await LspClient.start({
    folders: [folder.uri],
    initializationOptions: { status: true },
    ...options,
  });
}

function check(): Promise<CheckWorkspaceResult> {
  return client.connection.sendRequest('modelWarden/checkWorkspace', {});
}

function untilPublished(uri: string, rules: readonly string[]): Promise<void> {
  return client.until(
    () => JSON.stringify(client.publishedRules(uri)) === JSON.stringify(rules),
    `${JSON.stringify(rules)} at ${uri}`,
  );
}

describe('files that are not open', () => {
  it('are looked at when somebody asks, and not before', async () => {
    const load = folder.write('src/load.py', unpinned);
    folder.write('src/plain.py', 'print(1)\n');
    await start();
    await client.pull(await client.open(folder.uriOf('other.py'), unpinned));
    expect(client.published).toEqual([]);
    const sources = (registered: unknown) => JSON.stringify(registered).includes('*.{py,ipynb}');
    expect(sources(client.registrations)).toBe(false);
    expect(await check()).toEqual({ files: 2, findings: 1, stopped: [] });
    expect(client.published).toEqual([
      { uri: load, diagnostics: [expect.objectContaining({ code: rule, source: 'Model Warden' })] },
    ]);
    await client.until(() => sources(client.registrations), 'watchers');
    await check();
    expect(client.registrations.filter(sources)).toHaveLength(1);
  });

  it('are looked at from the start where the settings say so', async () => {
    const load = folder.write('load.py', unpinned);
    await start({ settings: () => ({ workspaceDiagnostics: true }) });
    await untilPublished(load, [rule]);
  });

  it('are left to the client once they are open, and come back when they are closed', async () => {
    const load = folder.write('load.py', unpinned);
    await start();
    await check();
    expect(client.publishedRules(load)).toEqual([rule]);
    const document = await client.open(load, unpinned);
    await untilPublished(load, []);
    expect(await client.rules(document)).toEqual([rule]);
    expect(await check()).toMatchObject({ files: 0, findings: 0 });
    expect(client.publishedRules(load)).toEqual([]);
    await client.close(document);
    await untilPublished(load, [rule]);
  });

  it('may be notebooks, which come back, too', async () => {
    const uri = folder.write('train.ipynb', notebookOf(unpinned));
    await start();
    expect(await check()).toMatchObject({ files: 1, findings: 1 });
    expect(client.published.at(-1)?.diagnostics[0]?.message).toMatch(/^Cell 1: /);
    const notebook = await client.openNotebook(uri, [unpinned]);
    await untilPublished(uri, []);
    await client.closeNotebook(notebook);
    await untilPublished(uri, [rule]);
  });

  it('are looked at again when they change on disk', async () => {
    const load = folder.write('load.py', unpinned);
    const fresh = folder.uriOf('fresh.py');
    await start();
    await check();
    folder.write('load.py', pinned);
    folder.write('fresh.py', unpinned);
    await client.tellFiles(2, load);
    await client.tellFiles(1, fresh);
    await untilPublished(load, []);
    await untilPublished(fresh, [rule]);
    rmSync(fileURLToPath(fresh));
    await client.tellFiles(3, fresh);
    await untilPublished(fresh, []);
  });

  it('show what was last on disk, however fast one change follows another', async () => {
    const load = folder.write('load.py', unpinned);
    await start();
    await check();
    for (let at = 0; at < 20; at++) {
      folder.write('load.py', at % 2 === 0 ? pinned : unpinned);
      await client.tellFiles(2, load);
    }
    folder.write('load.py', pinned);
    await client.tellFiles(2, load);
    await check();
    await untilPublished(load, []);
  });

  it('follow a manifest that changes', async () => {
    const load = folder.write('load.py', unpinned);
    await start();
    await check();
    const manifest = folder.write('model-manifest.yaml', `policy:\n  rules:\n    ${rule}: off\n`);
    await client.tellFiles(1, manifest);
    await untilPublished(load, []);
  });

  it('are passed over where VS Code or git leave them out, now and when they change', async () => {
    folder.write('.gitignore', 'ignored/\n');
    const hidden = ['ignored/a.py', 'build/b.py', 'web/node_modules/c.py', 'gen/d_pb2.py', '.venv/e.py'];
    for (const name of hidden) folder.write(name, unpinned);
    const seen = folder.write('src/build/f.py', unpinned);
    await start({
      sections: {
        'files.exclude': { build: true, src: false },
        'search.exclude': { '**/node_modules': true, '**/*_{pb2,grpc}.py': true },
      },
    });
    expect(await check()).toEqual({ files: 1, findings: 1, stopped: [] });
    await client.tellFiles(2, ...hidden.map((name) => folder.uriOf(name)), seen);
    const document = await client.open(folder.uriOf('build/b.py'), unpinned);
    await client.close(document);
    // What changes last shows that the others were passed over.
    folder.write('src/build/f.py', pinned);
    await client.tellFiles(2, seen);
    await untilPublished(seen, []);
    expect(new Set(client.published.map(({ uri }) => uri))).toEqual(new Set([seen]));
  });

  it.each([
    ['files', { maxFiles: 3 }, 'more than 3 files', 3],
    ['bytes', { maxMegabytes: 1 }, 'more than 1 MiB', 5],
  ])('are looked at up to a number of %s, and the answer says so', async (_what, workspace, why, files) => {
    const padding = `# ${'x'.repeat(200_000)}\n`;
    for (let at = 0; at < 10; at++) folder.write(`load${at}.py`, unpinned + padding);
    await start({ settings: () => ({ workspace }) });
    const result = await check();
    expect(result).toMatchObject({ files, findings: files });
    expect(result.stopped).toEqual([expect.stringContaining(why)]);
  });

  it('are let go of quickly when the user cancels', async () => {
    const loads = Array.from({ length: 100 }, (_, at) => `AutoTokenizer.from_pretrained("org/n${at}")\n`);
    const text = unpinned + loads.join('');
    for (let at = 0; at < 1_500; at++) folder.write(`load${at}.py`, text);
    await start();
    const source = new CancellationTokenSource();

    const isRunning = new Promise<void>((resolve) => {
      client.connection.onNotification('$/progress', () => resolve());
    });
    const answer = client.connection.sendRequest(
      'modelWarden/checkWorkspace',
      { workDoneToken: 'progress' },
      source.token,
    );
    await isRunning;
    const cancelled = performance.now();
    source.cancel();
    await expect(answer).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    expect(performance.now() - cancelled).toBeLessThan(15_000);
    expect(client.published).toEqual([]);
    expect(client.statuses.at(-1)?.lastError).toBeUndefined();
    expect(client.log).toEqual([]);
  });
});

describe('several folders', () => {
  it('are each judged by their own manifest', async () => {
    const strict = folder.write('strict/load.py', unpinned);
    const loose = folder.write('loose/load.py', unpinned);
    folder.write('strict/model-manifest.yaml', `policy:\n  rules:\n    ${rule}: error\n`);
    folder.write('loose/model-manifest.yaml', `policy:\n  rules:\n    ${rule}: off\n`);
    await start({ folders: [folder.uriOf('strict'), folder.uriOf('loose')] });
    expect(await check()).toMatchObject({ findings: 1, stopped: [] });
    expect(client.published).toEqual([
      { uri: strict, diagnostics: [expect.objectContaining({ code: rule, severity: 1 })] },
    ]);
    const opened = await client.open(loose, unpinned);
    expect(await client.rules(opened)).toEqual([]);
  });

  it('may come and go', async () => {
    folder.write('one/a.py', 'print(1)\n');
    const load = folder.write('two/load.py', unpinned);
    await start({ folders: [folder.uriOf('one')] });
    expect(await check()).toMatchObject({ files: 1, findings: 0 });
    const two = { uri: folder.uriOf('two'), name: 'two' };
    const change = (added: object[], removed: object[]) =>
      client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: { added, removed },
      });
    await change([two], []);
    await untilPublished(load, [rule]);
    await change([], [two]);
    await untilPublished(load, []);
  });

  it('of which one lies in the other are looked at once', async () => {
    folder.write('inner/load.py', unpinned);
    await start({ folders: [folder.uri, folder.uriOf('inner')] });
    expect(await check()).toMatchObject({ files: 1, findings: 1 });
  });
});

describe('one repository at two commits', () => {
  it('is found between an open file and a closed one, by names from the folder', async () => {
    const closed = folder.write('src/closed.py', loadOf(bert, otherSha));
    const open = folder.write('src/open.py', pinned);
    await start();
    const document = await client.open(open, pinned);
    expect(await client.rules(document)).toEqual([]);
    await check();
    const [finding] = await client.pull(document);
    expect(finding).toMatchObject({
      code: 'inconsistent-pin',
      message: expect.stringContaining('in src/closed.py, line 3'),
      relatedInformation: [{ location: { uri: closed } }],
    });
    expect(client.published.at(-1)).toMatchObject({
      uri: closed,
      diagnostics: [
        {
          code: 'inconsistent-pin',
          message: expect.stringContaining('in src/open.py, line 3'),
          relatedInformation: [{ location: { uri: open } }],
        },
      ],
    });
    // Once the open one says the same, neither has anything to tell.
    await client.replace(document, sha, otherSha);
    expect(await client.rules(document)).toEqual([]);
    await untilPublished(closed, []);
  });
});

describe('pinning all of a workspace', () => {
  let hub: LocalHub;

  async function startOnline(): Promise<void> {
    hub = await startLocalHub();
    onTestFinished(() => hub.close());
    await start({
      env: { HF_ENDPOINT: hub.url, HF_HUB_CACHE: '/nowhere' },
      settings: () => ({ network: 'on' }),
    });
  }

  const pinAll = (): Promise<PinAllResult> => client.connection.sendRequest('modelWarden/pinAll', {});

  function shasIn(edit: WorkspaceEdit | undefined): Map<string, unknown> {
    const changes = (edit?.documentChanges ?? []).filter((change) => 'textDocument' in change);
    return new Map(
      changes.map(({ textDocument: { uri }, edits }) => [
        uri,
        edits.flatMap((one) => /[0-9a-f]{40}/.exec('newText' in one ? one.newText : '')?.[0] ?? []),
      ]),
    );
  }

  it('gives each repository one commit, in open and closed files', async () => {
    const closed = folder.write('a/closed.py', unpinned);
    const both = folder.write('b/both.py', `${unpinned}AutoTokenizer.from_pretrained("${gpt2}")\n`);
    const open = folder.write('open.py', 'print(1)\n');
    await startOnline();
    // The editor's text counts, not the one on disk.
    const document = await client.open(open, unpinned);
    const result = await pinAll();
    const head = hub.repository(bert).head.sha;
    expect(result).toMatchObject({ pinned: 4, files: 3, left: [], stopped: [] });
    const shas = shasIn(result.edit);
    expect(shas.get(open)).toEqual([head]);
    expect(shas.get(closed)).toEqual([head]);
    expect(new Set(shas.get(both) as string[])).toEqual(new Set([head, hub.repository(gpt2).head.sha]));
    expect(shas.size).toBe(3);
    const own = result.edit?.documentChanges?.filter(
      (change) => 'textDocument' in change && change.textDocument.uri === open,
    );
    await client.apply({ documentChanges: own ?? [] });
    expect(await client.rules(document)).toEqual([]);
  });

  it('leaves notebooks alone that are not open, and says so', async () => {
    const notebook = folder.write('train.ipynb', notebookOf(unpinned));
    const closed = folder.write('load.py', unpinned);
    await startOnline();
    const result = await pinAll();
    expect(result).toMatchObject({ pinned: 1, files: 1 });
    expect(result.left).toEqual([{ reason: expect.stringContaining('notebook that is not open'), count: 1 }]);
    expect([...shasIn(result.edit).keys()]).toEqual([closed]);
    const opened = await client.openNotebook(notebook, [unpinned, 'print(1)']);
    expect(await pinAll()).toMatchObject({ pinned: 2, files: 2, left: [] });
    const own = await client.connection.sendRequest<PinAllResult>('modelWarden/pinAll', { uri: notebook });
    expect(own).toMatchObject({ pinned: 1, files: 1, left: [] });
    await client.apply(own.edit);
    expect(opened.at(1).text).toContain(`revision="${hub.repository(bert).head.sha}"`);
  });

  it('changes nothing where the Hub fails, and says why', async () => {
    folder.write('a.py', unpinned);
    folder.write('b.py', loadOf(gpt2));
    await start({
      env: { HF_ENDPOINT: 'http://127.0.0.1:9', HF_HUB_CACHE: '/nowhere' },
      settings: () => ({ network: 'on' }),
    });
    const result = await pinAll();
    expect(result.edit).toBeUndefined();
    expect(result).toMatchObject({ pinned: 0, files: 0, stopped: [] });
    expect(result.left.reduce((sum, { count }) => sum + count, 0)).toBe(2);
    for (const { reason } of result.left) expect(reason).toContain('127.0.0.1:9');
  });

  it('pins what the Hub knows where it does not know all', async () => {
    folder.write('a.py', unpinned);
    folder.write('b.py', loadOf('local-lab/never-there'));
    await startOnline();
    const result = await pinAll();
    expect(result).toMatchObject({ pinned: 1, files: 1 });
    expect(result.left).toEqual([{ reason: expect.stringContaining('local-lab/never-there'), count: 1 }]);
  });
});
