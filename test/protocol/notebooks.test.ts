import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CodeAction } from 'vscode-languageserver/node';
import type { ClientDocument } from '../support/clientDocument.ts';
import type { ClientNotebook } from '../support/clientNotebook.ts';
import { type LocalHub, startLocalHub } from '../support/hub/startLocalHub.ts';
import { LspClient, type LspClientOptions } from '../support/lspClient.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

const uri = 'file:///project/train.ipynb';
const bert = 'google-bert/bert-base-uncased';
const sha = '86b5e0934494bd15c9632b12f734a8a67f723594';
const otherSha = '0123456789abcdef0123456789abcdef01234567';
const imports = 'from transformers import AutoTokenizer\n';
const markup = { text: `# AutoTokenizer.from_pretrained("${bert}")`, language: 'markdown' };
const load = `tokenizer = AutoTokenizer.from_pretrained("${bert}")\n`;
const pinned = `AutoTokenizer.from_pretrained("${bert}", revision="${sha}")\n`;

let hub: LocalHub;
let client: LspClient;
beforeAll(async () => {
  hub = await startLocalHub();
});
afterAll(() => hub.close());
afterEach(() => client.stop());

async function opened(
  cells: Parameters<LspClient['openNotebook']>[1],
  options: LspClientOptions = {},
): Promise<ClientNotebook> {
  client = await LspClient.start({
    env: { HF_ENDPOINT: hub.url, HF_HUB_CACHE: '/nowhere' },
    settings: () => ({ network: 'on' }),
    ...options,
  });
  return client.openNotebook(uri, cells);
}

/** The slugs of each cell. */
async function rulesOf(notebook: ClientNotebook): Promise<unknown[][]> {
  const all: unknown[][] = [];
  for (const document of notebook.documents) all.push(await client.rules(document));
  return all;
}

async function resolved(actions: readonly (CodeAction | undefined)[]): Promise<CodeAction> {
  const [action] = actions;
  if (action === undefined) throw new Error('no action');
  return client.resolve(action);
}

describe('cells of a notebook', () => {
  it('share their names, and each shows its own findings at its own places', async () => {
    const notebook = await opened([
      imports,
      markup,
      `MODEL = "${bert}"`,
      '!pip list\n%time x = 1',
      `\n${load}`,
    ]);
    expect(await rulesOf(notebook)).toEqual([[], [], [], [], ['unpinned-revision']]);
    const [diagnostic] = await client.pull(notebook.at(5));
    expect(diagnostic).toMatchObject({
      range: notebook.at(5).rangeOf(`"${bert}"`),
      data: { documentVersion: 1, index: 0 },
    });
    await client.replace(notebook.at(5), `"${bert}"`, 'MODEL');
    const [other] = await client.pull(notebook.at(5));
    expect(other?.range).toEqual(notebook.at(5).rangeOf('MODEL'));
    expect(other?.relatedInformation?.map(({ location }) => location)).toContainEqual({
      uri: notebook.at(3).uri,
      range: notebook.at(3).rangeOf('MODEL'),
    });
  });

  it('are one reading: what an edit in one changes in another is told to the client once typing pauses', async () => {
    const notebook = await opened([imports, load, 'x = 1']);
    expect(await rulesOf(notebook)).toEqual([[], ['unpinned-revision'], []]);
    await client.replace(notebook.at(3), '1', '2');
    expect(await client.rules(notebook.at(3))).toEqual([]);
    await client.replace(notebook.at(1), 'AutoTokenizer', 'pipeline');
    expect(await client.rules(notebook.at(1))).toEqual([]);
    await client.until(() => client.refreshes > 0, 'a refresh');
    expect(client.refreshes).toBe(1);
    expect(await rulesOf(notebook)).toEqual([[], [], []]);
  });

  it('ask for no refresh while typing changes nothing elsewhere', async () => {
    const notebook = await opened([imports, load, 'x = 1']);
    await rulesOf(notebook);
    for (const digit of ['2', '3']) {
      await client.change(notebook.at(3), [{ text: `x = ${digit}` }]);
      expect(await client.rules(notebook.at(3))).toEqual([]);
    }
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(client.refreshes).toBe(0);
  });

  it('follow what is put in, taken away, moved, and given another language', async () => {
    const notebook = await opened([load, markup]);
    expect(await rulesOf(notebook)).toEqual([[], []]);
    await client.tellChange(notebook, notebook.splice(0, 0, ['# first', imports]));
    expect(await rulesOf(notebook)).toEqual([[], [], ['unpinned-revision'], []]);
    await client.tellChange(notebook, notebook.swap(2));
    // Cells may be run in any order.
    expect(await rulesOf(notebook)).toEqual([[], ['unpinned-revision'], [], []]);
    await client.tellChange(notebook, notebook.swap(2));
    const removed = notebook.at(2);
    await client.tellChange(notebook, notebook.splice(1, 1, []));
    expect(await rulesOf(notebook)).toEqual([[], [], []]);
    expect(await client.pull(removed)).toEqual([]);
    await client.tellChange(notebook, notebook.splice(0, 1, [imports]));
    expect(await rulesOf(notebook)).toEqual([[], ['unpinned-revision'], []]);
    for (const change of notebook.changeLanguage(2, 'julia')) await client.tellChange(notebook, change);
    expect(await rulesOf(notebook)).toEqual([[], [], []]);
    for (const change of notebook.changeLanguage(2, 'python')) await client.tellChange(notebook, change);
    expect(await rulesOf(notebook)).toEqual([[], ['unpinned-revision'], []]);
  });

  it('become markup and code again', async () => {
    const notebook = await opened([imports, load]);
    const turn = (kind: 1 | 2) =>
      client.tellChange(notebook, { cells: { data: [{ kind, document: notebook.at(1).uri }] } });
    expect(await rulesOf(notebook)).toEqual([[], ['unpinned-revision']]);
    await turn(1);
    expect(await rulesOf(notebook)).toEqual([[], []]);
    await turn(2);
    expect(await rulesOf(notebook)).toEqual([[], ['unpinned-revision']]);
  });

  it('have findings while the notebook is open, and no others where a client sends cells as documents, too', async () => {
    const notebook = await opened([imports, load]);
    await client.open(notebook.at(2).uri, load);
    await client.open(uri, JSON.stringify({ cells: [], nbformat: 4, metadata: {} }), 'json');
    expect(await rulesOf(notebook)).toEqual([[], ['unpinned-revision']]);
    await client.closeNotebook(notebook);
    expect(await rulesOf(notebook)).toEqual([[], []]);
    expect(await rulesOf(await client.openNotebook(uri, [imports, load]))).toEqual([
      [],
      ['unpinned-revision'],
    ]);
  });

  it('are compared with the files of the folder and with each other', async () => {
    const notebook = await opened([imports, pinned, pinned.replace(sha, otherSha)], {
      folders: ['file:///project'],
    });
    const inNotebook = await client.pull(notebook.at(2));
    expect(inNotebook).toMatchObject([{ code: 'inconsistent-pin' }]);
    expect(inNotebook[0]?.message).toContain('cell 3, line 1');
    expect(inNotebook[0]?.relatedInformation?.[0]?.location.uri).toBe(notebook.at(3).uri);
    await client.tellChange(notebook, notebook.splice(2, 1, []));
    expect(await rulesOf(notebook)).toEqual([[], []]);
    const file = await client.open('file:///project/load.py', imports + pinned.replace(sha, otherSha));
    expect(await rulesOf(notebook)).toEqual([[], ['inconsistent-pin']]);
    const [inFile] = await client.pull(file);
    expect(inFile?.relatedInformation?.[0]?.location.uri).toBe(notebook.at(2).uri);
  });

  it('stand under the settings, the manifest and the requirements of the notebook', async () => {
    const folder = new TemporaryFolder();
    try {
      folder.write('model-manifest.yaml', 'version: 1\npolicy:\n  rules:\n    unpinned-revision: error\n');
      const asked: (string | undefined)[] = [];
      await opened([], {
        folders: [folder.uri],
        settings: (scope) => {
          asked.push(scope);
          return {};
        },
      });
      const notebook = await client.openNotebook(folder.uriOf('deep/er.ipynb'), [imports, load]);
      expect(await client.pull(notebook.at(2))).toMatchObject([{ code: 'unpinned-revision', severity: 1 }]);
      expect(asked).toContain(folder.uri);
    } finally {
      folder.remove();
    }
  });
});

describe('tokens', () => {
  const token = `hf_${'AbCdEfGhIjKlMnOpQrStUvWxYz01234567'}`;
  const file = (cells: readonly string[], output: string) =>
    JSON.stringify({
      cells: [
        { cell_type: 'markdown', metadata: {}, source: ['# Title'] },
        ...cells.map((source, at) => ({
          cell_type: 'code',
          metadata: {},
          source,
          outputs: at === 1 ? [{ output_type: 'stream', name: 'stdout', text: [output] }] : [],
        })),
      ],
      metadata: { language_info: { name: 'python' } },
      nbformat: 4,
      nbformat_minor: 5,
    });

  it('are found in cells of any kind and language', async () => {
    const notebook = await opened([
      { text: `# Title\nUse ${token}`, language: 'markdown' },
      { text: `export HF_TOKEN=${token}`, language: 'shellscript' },
      { text: token, language: 'raw' },
      `login("${token}")`,
      { text: `hf_${'x'.repeat(34)}`, language: 'markdown' },
    ]);
    const rule = 'hardcoded-token';
    expect(await rulesOf(notebook)).toEqual([[rule], [rule], [rule], [rule], []]);
    expect((await client.pull(notebook.at(1)))[0]?.range).toEqual(notebook.at(1).rangeOf(token));
    const said = JSON.stringify(await Promise.all(notebook.documents.map((each) => client.pull(each))));
    expect(said).not.toContain(token.slice(3));
  });

  it('are found in the outputs that the file holds, until a save without them', async () => {
    const folder = new TemporaryFolder();
    try {
      const code = ['import os', 'print(os.environ)\n# all of them', 'x = 1'];
      const saved = folder.write('a.ipynb', file(code, `'HF_TOKEN': '${token}'`));
      await opened([]);
      const notebook = await client.openNotebook(saved, [markup, ...code]);
      expect(await rulesOf(notebook)).toEqual([[], [], [], []]);
      await client.until(() => client.refreshes === 1, 'a refresh');
      expect(await rulesOf(notebook)).toEqual([[], [], ['hardcoded-token'], []]);
      const [diagnostic] = await client.pull(notebook.at(3));
      expect(diagnostic?.range).toEqual(notebook.at(3).rangeOf('print(os.environ)'));
      expect(diagnostic?.message).toContain('in the saved output or metadata of this cell');
      const diagnostics = await client.pull(notebook.at(3));
      const actions = await client.codeActions(notebook.at(3), { diagnostics });
      expect(actions.map(({ title }) => title)).toEqual(['Open the page of hardcoded-token']);

      await client.tellChange(notebook, notebook.splice(0, 1, []));
      expect(await rulesOf(notebook)).toEqual([[], ['hardcoded-token'], []]);
      folder.write('a.ipynb', file(code, 'nothing'));
      await client.connection.sendNotification('notebookDocument/didSave', {
        notebookDocument: { uri: saved },
      });
      await client.until(() => client.refreshes === 2, 'another refresh');
      expect(await rulesOf(notebook)).toEqual([[], [], []]);
    } finally {
      folder.remove();
    }
  });

  it.each([
    ['of cells that are other ones by now', file(['a = 1', 'b = 2'], token)],
    ['of a file that is no notebook', `{"cells": [${token}`],
  ])('are not looked for in outputs %s', async (_name, text) => {
    const folder = new TemporaryFolder();
    try {
      const saved = folder.write('a.ipynb', text);
      await opened([]);
      const notebook = await client.openNotebook(saved, [markup, 'a = 1', 'b = 3']);
      await rulesOf(notebook);
      await new Promise((resolve) => setTimeout(resolve, 700));
      expect(await rulesOf(notebook)).toEqual([[], [], []]);
      expect(client.refreshes).toBe(0);
    } finally {
      folder.remove();
    }
  });
});

describe('code actions of a cell', () => {
  it('pin in the cell, also where the cells before it are not Python', async () => {
    const notebook = await opened([imports, { text: 'ls', language: 'shellscript' }, markup, load]);
    const diagnostics = await client.pull(notebook.at(4));
    const action = await resolved(await client.codeActions(notebook.at(4), { diagnostics }));
    expect(action.edit?.documentChanges).toMatchObject([
      { textDocument: { uri: notebook.at(4).uri, version: 1 } },
    ]);
    await client.apply(action.edit);
    expect(notebook.at(4).text).toContain(`revision="${hub.repository(bert).sha}"`);
    expect(await client.rules(notebook.at(4))).toEqual([]);
  });

  it('suppress in the cell with a reason to type over', async () => {
    const notebook = await opened([imports, load]);
    const diagnostics = await client.pull(notebook.at(2));
    const actions = await client.codeActions(notebook.at(2), { diagnostics });
    const suppress = actions.find(({ title }) => title.startsWith('Ignore unpinned-revision'));
    await client.apply(suppress?.edit);
    expect(notebook.at(2).text).toBe(`# model-warden: ignore[unpinned-revision] reason\n${load}`);
    await client.replace(notebook.at(2), 'reason', 'the head is what we test');
    expect(await client.rules(notebook.at(2))).toEqual([]);
  });

  it('give no edit where another cell changed since: it may stand elsewhere', async () => {
    const notebook = await opened([imports, load]);
    const diagnostics = await client.pull(notebook.at(2));
    const [pin] = await client.codeActions(notebook.at(2), { diagnostics });
    await client.tellChange(notebook, notebook.splice(0, 0, ['# new']));
    expect((await resolved([pin])).edit).toBeUndefined();
    expect(client.messages).toEqual([expect.stringContaining('changed in the meantime')]);
  });

  it('are none in markup', async () => {
    const notebook = await opened([imports, markup, load]);
    expect(await client.codeActions(notebook.at(2))).toEqual([]);
  });
});

describe('fix-all', () => {
  const gpt2 = 'openai-community/gpt2';
  const cells = [
    markup,
    imports,
    load,
    `MODEL = "${gpt2}"\r\nother = AutoTokenizer.from_pretrained(MODEL)\r\n`,
    'print(1)',
  ];
  const fixAll = async (cell: ClientDocument, kind: string) => client.codeActions(cell, { only: [kind] });

  it('of a notebook pins in all cells, each at its own version, whichever cell it is asked for', async () => {
    const notebook = await opened(cells);
    await client.replace(notebook.at(3), 'tokenizer', 'encoder');
    const { edit } = await resolved(await fixAll(notebook.at(1), 'notebook.source.fixAll'));
    expect(edit?.documentChanges).toMatchObject([
      { textDocument: { uri: notebook.at(3).uri, version: 2 } },
      { textDocument: { uri: notebook.at(4).uri, version: 1 } },
    ]);
    await client.apply(edit);
    expect(notebook.at(3).text).toContain(`revision="${hub.repository(bert).sha}"`);
    expect(notebook.at(4).text).toContain(`revision="${hub.repository(gpt2).sha}"`);
    expect(notebook.at(4).text.replaceAll('\r\n', '')).not.toContain('\n');
    expect((await rulesOf(notebook)).flat()).toEqual([]);
    expect(await fixAll(notebook.at(1), 'notebook.source.fixAll')).toEqual([]);
  });

  it('of a cell leaves the others alone, and works for all cells at the same time', async () => {
    const notebook = await opened(cells);
    const actions = await Promise.all(
      notebook.documents.map(async (cell) => (await fixAll(cell, 'source.fixAll')).slice(0, 1)),
    );
    expect(actions.map(({ length }) => length)).toEqual([0, 0, 1, 1, 0]);
    for (const [action] of actions.filter(({ length }) => length > 0)) {
      const { edit } = await resolved([action]);
      expect(edit?.documentChanges).toHaveLength(1);
      await client.apply(edit);
    }
    expect((await rulesOf(notebook)).flat()).toEqual([]);
    expect(client.messages).toEqual([]);
  });

  it('of a cell gives nothing where the cell changed since', async () => {
    const notebook = await opened(cells);
    const [action] = await fixAll(notebook.at(3), 'source.fixAll');
    await client.replace(notebook.at(3), 'tokenizer', 'encoder');
    expect((await resolved([action])).edit).toBeUndefined();
  });

  it('of a notebook is for cells only', async () => {
    await opened([]);
    const file = await client.open('file:///project/load.py', imports + load);
    expect(await fixAll(file, 'notebook.source.fixAll')).toEqual([]);
    expect(await fixAll(file, 'source.fixAll')).toHaveLength(1);
  });
});

describe('a client that does not pull', () => {
  it('is sent the diagnostics of each cell, and none for cells and notebooks that are gone', async () => {
    const notebook = await opened([imports, load, markup], { capabilities: {} });
    const last = (of: ClientDocument) => client.published.filter((each) => each.uri === of.uri).at(-1);
    const loading = notebook.at(2);
    await client.until(() => last(loading) !== undefined, 'diagnostics');
    expect(last(loading)).toMatchObject({ version: 1, diagnostics: [{ code: 'unpinned-revision' }] });
    await client.tellChange(notebook, notebook.splice(1, 1, ['x = 1']));
    await client.until(() => last(loading)?.diagnostics.length === 0, 'the cell to be cleared');
    await client.tellChange(notebook, notebook.splice(1, 1, [load]));
    const again = notebook.at(2);
    await client.until(() => last(again)?.diagnostics.length === 1, 'diagnostics again');
    await client.closeNotebook(notebook);
    await client.until(() => last(again)?.diagnostics.length === 0, 'the notebook to be cleared');
  });
});

describe('a client that does not keep to the protocol', () => {
  const broken: readonly [string, unknown][] = [
    ['notebookDocument/didOpen', {}],
    ['notebookDocument/didOpen', { notebookDocument: { uri, cells: [{ kind: 9 }] }, cellTextDocuments: [] }],
    ['notebookDocument/didOpen', { notebookDocument: { uri, cells: [] }, cellTextDocuments: [{ uri: 1 }] }],
    ['notebookDocument/didChange', { notebookDocument: { uri, version: 2 }, change: null }],
    ['notebookDocument/didChange', { notebookDocument: { uri: `${uri}x` }, change: { cells: {} } }],
    [
      'notebookDocument/didChange',
      {
        notebookDocument: { uri },
        change: { cells: { structure: { array: { start: -1, deleteCount: 1 } } } },
      },
    ],
    [
      'notebookDocument/didChange',
      {
        notebookDocument: { uri },
        change: { cells: { textContent: [{ document: { uri, version: 'x' } }] } },
      },
    ],
    ['notebookDocument/didClose', { notebookDocument: null }],
  ];

  it.each(broken)('is answered afterwards as before: %s %j', async (method, params) => {
    const notebook = await opened([imports, load]);
    await client.connection.sendNotification(method, params);
    expect(await rulesOf(notebook)).toEqual([[], ['unpinned-revision']]);
  });

  it('may name cells whose text it never sent, places behind the last cell, and texts of no cell', async () => {
    const notebook = await opened([imports, load]);
    const structure = {
      array: { start: 50, deleteCount: 50, cells: [{ kind: 2 as const, document: 'x:nowhere' }] },
    };
    const textContent = [{ document: { uri: 'x:nobody', version: 1 }, changes: [{ text: load }] }];
    await client.tellChange(notebook, { cells: { structure, textContent } });
    expect(await rulesOf(notebook)).toEqual([[], ['unpinned-revision']]);
    await client.replace(notebook.at(2), bert, 'org/name');
    expect(await rulesOf(notebook)).toEqual([[], ['unpinned-revision']]);
  });

  it('is told of a notebook that holds more than any source', async () => {
    const notebook = await opened([imports, load, `# ${'x'.repeat(11 * 1024 * 1024)}\n`]);
    expect(await rulesOf(notebook)).toEqual([[], [], []]);
    expect(client.log).toEqual([expect.stringContaining('/project/train.ipynb is over 10 MiB')]);
    await client.tellChange(notebook, notebook.splice(2, 1, []));
    expect(await rulesOf(notebook)).toEqual([[], ['unpinned-revision']]);
  });
});
