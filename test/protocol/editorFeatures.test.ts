import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type {
  ClientCapabilities,
  CodeLens,
  CompletionItem,
  DocumentLink,
  Hover,
  InlayHint,
  MarkupContent,
  Position,
  Range,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { ClientDocument } from '../support/clientDocument.ts';
import { type LocalHub, startLocalHub } from '../support/hub/startLocalHub.ts';
import { LspClient, type LspClientOptions, modernClient } from '../support/lspClient.ts';

const uri = 'file:///project/load.py';
const id = 'google-bert/bert-base-uncased';
const sha = 'a'.repeat(40);

/** An editor that shows everything that this file is about. */
const capabilities: ClientCapabilities = {
  ...modernClient,
  workspace: { ...modernClient.workspace, applyEdit: true },
  textDocument: {
    ...modernClient.textDocument,
    hover: { contentFormat: ['markdown', 'plaintext'] },
    documentLink: { tooltipSupport: true },
    codeLens: {},
    inlayHint: {},
    completion: {},
  },
};

let hub: LocalHub;
let client: LspClient;
beforeAll(async () => {
  hub = await startLocalHub();
});
afterAll(() => hub.close());
afterEach(() => client.stop());

async function opened(text: string, options: LspClientOptions = {}): Promise<ClientDocument> {
  hub.requests.length = 0;
  client = await LspClient.start({
    env: { HF_ENDPOINT: hub.url, HF_HUB_CACHE: '/nowhere' },
    settings: () => ({ network: 'ask', codeLens: true, inlayHints: true }),
    capabilities,
    initializationOptions: { commandLinks: true },
    ...options,
  });
  return client.open(uri, text);
}

const textDocument = { uri };
const ask = <Answer>(method: string, params: object = {}) =>
  client.connection.sendRequest<Answer>(`textDocument/${method}`, { textDocument, ...params });

/** The place behind the first occurrence of a text. */
function behind(document: ClientDocument, text: string): Position {
  return document.rangeOf(text).end;
}

async function hoverAt(document: ClientDocument, text: string): Promise<string> {
  const hover = await ask<Hover | null>('hover', { position: behind(document, text) });
  return hover === null ? '' : (hover.contents as MarkupContent).value;
}

/** Has the server learn the files at a commit, as the fix for safetensors does. */
async function learnFiles(document: ClientDocument): Promise<void> {
  const actions = await client.codeActions(document);
  const action = actions.find(({ title }) => title.startsWith('Require safetensors'));
  if (action === undefined) throw new Error('no fix for safetensors');
  await client.resolve(action);
}

/** Where the user lets the Hub be asked without a question. */
const online = { settings: () => ({ network: 'on', codeLens: true, inlayHints: true }) };

/** Has the server ask the Hub, as the link in a hover does. */
const lookUp = (revision?: string) =>
  client.connection.sendRequest('modelWarden/lookUp', {
    repository: { kind: 'model', id },
    ...(revision === undefined ? {} : { revision }),
  });

const load = (rest: string) =>
  `from transformers import AutoModel\n\nmodel = AutoModel.from_pretrained(${rest})\n`;

describe('what the server says it can', () => {
  it('is what the client can show, and no more', async () => {
    await opened('');
    expect(client.initialized.capabilities).toMatchObject({
      hoverProvider: true,
      documentLinkProvider: {},
      codeLensProvider: {},
      inlayHintProvider: true,
      completionProvider: { triggerCharacters: ['"', "'", '/'] },
    });
    await client.stop();
    await opened('', { capabilities: {} });
    const keys = Object.keys(client.initialized.capabilities);
    for (const key of [
      'hoverProvider',
      'documentLinkProvider',
      'codeLensProvider',
      'inlayHintProvider',
      'completionProvider',
    ])
      expect(keys).not.toContain(key);
  });
});

describe('a hover', () => {
  it('says whether a load is pinned and asks nobody', async () => {
    const document = await opened(load(`"${id}"`));
    const text = await hoverAt(document, 'google-bert/');
    expect(text).toContain('**google\\-bert/bert\\-base\\-uncased**');
    expect(text).toContain('**Not pinned**');
    expect(text).toContain('[Look it up on the Hub](command:modelWarden.lookUp?');
    expect(hub.requests).toEqual([]);
  });

  it.each([
    [`"${id}", revision="${sha}"  # main @ 2026-11-20`, '**Pinned** to `aaaa'],
    [`"${id}", revision="v1.0"`, 'is a name that can be moved'],
    [`"${id}", revision="abc1234"`, 'is no full commit SHA'],
    [`"${id}", revision="refs/pr/4"`, 'is a pull request'],
    [`"${id}", revision=chosen()`, '**Not known**'],
  ])('of %s says %s', async (source, expected) => {
    const document = await opened(
      load(source.includes('#') ? `\n    ${source.replace('  #', ',  #')}\n` : source),
    );
    expect(await hoverAt(document, 'AutoModel.from')).toContain(expected);
  });

  it('says where a value came from, and tells the name in the comment', async () => {
    const document = await opened(
      `from transformers import AutoModel\nNAME = "${id}"\nAutoModel.from_pretrained(NAME, revision="${sha}")  # main @ 2026-11-20\n`,
    );
    const text = await hoverAt(document, 'from_pretrained(NAME');
    expect(text).toMatch(/NAME.*line 2/);
    expect(text).toContain('main \\@ 2026\\-11\\-20 says the comment');
  });

  it('tells which files the load reads, and what of them runs code', async () => {
    const head = hub.repository('local-lab/custom-encoder').head.sha;
    const document = await opened(
      load(`"local-lab/custom-encoder", revision="${head}", trust_remote_code=True`),
      online,
    );
    await learnFiles(document);
    const text = await hoverAt(document, 'trust_remote');
    expect(text).toMatch(/\*\*Reads\*\* 2 files .*`config\.json`, `model\.safetensors`/);
    expect(text).toMatch(
      /\*\*May run code\*\* that these files hold: `configuration_custom\.py`, `modeling_custom\.py`/,
    );
    expect(text).toMatch(/files at this commit: .*safetensors/);
  });

  it('tells what the Hub said once it was asked, and the files that an unpinned load would read', async () => {
    const document = await opened(load(`"${id}"`), online);
    expect(await hoverAt(document, 'google-bert/')).toContain('The Hub was not asked about it yet');
    await lookUp();
    const asked = hub.requests.length;
    const text = await hoverAt(document, 'google-bert/');
    expect(text).toContain(`It led to \`${hub.repository(id).head.sha}\``);
    expect(text).toMatch(/Licence apache\\-2\.0 · not gated · [\d,]+ downloads/);
    expect(text).toContain('as the Hub said just now');
    expect(text).toMatch(/\*\*Reads\*\* 2 files .*`config\.json`, `model\.safetensors`/);
    expect(hub.requests.length).toBe(asked);
  });

  it('is plain text without a command where the client shows no more', async () => {
    const document = await opened(load(`"${id}"`), {
      capabilities: { ...capabilities, textDocument: { ...capabilities.textDocument, hover: {} } },
      initializationOptions: {},
    });
    const hover = await ask<Hover | null>('hover', { position: behind(document, 'google-bert') });
    const contents = hover?.contents as MarkupContent;
    expect(contents.kind).toBe('plaintext');
    expect(contents.value).toContain(`Open its page: ${hub.url}/${id}`);
    expect(contents.value).not.toMatch(/command:|\*\*|\\/);
  });

  it('is silent elsewhere, and where the document is not open', async () => {
    const document = await opened(load(`"${id}"`));
    expect(await hoverAt(document, 'mod')).toBe('');
    await client.close(document);
    expect(await ask('hover', { position: { line: 2, character: 45 } })).toBeNull();
  });
});

describe('links', () => {
  it('lead to the repository and the commit at the Hub that is meant', async () => {
    const document = await opened(load(`"${id}", revision="${sha}"`));
    const links = await ask<DocumentLink[]>('documentLink');
    expect(links).toEqual([
      {
        range: document.rangeOf(id),
        target: `${hub.url}/${id}/tree/${sha}`,
        tooltip: expect.stringContaining(id),
      },
      {
        range: document.rangeOf(sha),
        target: `${hub.url}/${id}/commit/${sha}`,
        tooltip: expect.stringContaining('commit'),
      },
    ]);
    expect(hub.requests).toEqual([]);
  });

  it('lead to datasets and to the setting before the environment', async () => {
    await opened('from datasets import load_dataset\nload_dataset("org/data", revision="a/b")\n', {
      settings: () => ({ hub: { endpoint: 'https://hub.example.com/mirror/' } }),
    });
    const [link, revision] = await ask<DocumentLink[]>('documentLink');
    expect(link?.target).toBe('https://hub.example.com/mirror/datasets/org/data/tree/a%2Fb');
    expect(revision?.target).toBe('https://hub.example.com/mirror/datasets/org/data/tree/a%2Fb');
  });

  it('are none to a Hub over plain http', async () => {
    await opened(load(`"${id}"`), { settings: () => ({ hub: { endpoint: 'http://hub.example.com' } }) });
    expect(await ask('documentLink')).toEqual([]);
  });
});

describe('a lens', () => {
  const titles = async () => (await ask<CodeLens[]>('codeLens')).map(({ command }) => command?.title);

  it('says pinned, not pinned or not known', async () => {
    await opened(
      [
        'from transformers import AutoModel',
        `AutoModel.from_pretrained("${id}", revision="${sha}")  # main @ 2026-11-20`,
        `AutoModel.from_pretrained("${id}")`,
        `AutoModel.from_pretrained("${id}", revision=chosen())`,
      ].join('\n'),
    );
    expect(await titles()).toEqual(['pinned · main @ 2026-11-20', 'not pinned: pin it', 'not known']);
  });

  it('names the id where one call loads several', async () => {
    await opened(
      'from transformers import AutoModel\nfor name in ["org/one", "org/two"]:\n    AutoModel.from_pretrained(name)\n',
    );
    expect(await titles()).toEqual([
      expect.stringMatching(/^org\/one: not pinned/),
      expect.stringMatching(/^org\/two: not pinned/),
    ]);
  });

  it('is there where the user wants it', async () => {
    await opened(load(`"${id}"`), { settings: () => ({}) });
    expect(await titles()).toEqual([]);
  });

  it('pins the load, after which it says so', async () => {
    const applied: Promise<void>[] = [];
    const document = await opened(load(`"${id}"`), {
      ...online,
      answers: {
        'workspace/applyEdit': ({ edit }: { edit: WorkspaceEdit }) => {
          applied.push(client.apply(edit));
          return { applied: true };
        },
      },
    });
    const [lens] = await ask<CodeLens[]>('codeLens');
    await client.connection.sendRequest('workspace/executeCommand', lens?.command);
    await Promise.all(applied);
    expect(document.text).toContain(`revision="${hub.repository(id).head.sha}"`);
    expect(await titles()).toEqual([expect.stringMatching(/^pinned · main @ /)]);
  });

  it('takes no order that it did not give', async () => {
    const document = await opened(load(`"${id}"`));
    for (const given of [undefined, 7, {}, { uri, version: 1 }]) {
      await client.connection.sendRequest('workspace/executeCommand', {
        command: 'modelWarden.server.pin',
        arguments: [given],
      });
    }
    expect(document.text).toBe(load(`"${id}"`));
  });
});

describe('a hint', () => {
  const whole = { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } };
  const labels = async () =>
    (await ask<InlayHint[]>('inlayHint', { range: whole })).map(({ label }) => label);

  it('tells name and date of a commit once the Hub was asked, where the user wants it', async () => {
    const { sha: head, date } = hub.repository(id).head;
    await opened(load(`"${id}", revision="${head}"`), online);
    expect(await labels()).toEqual([]);
    await lookUp(head);
    expect(await labels()).toEqual([`main @ ${date.toISOString().slice(0, 10)}`]);
    await client.stop();
    await opened(load(`"${id}", revision="${head}"`), { settings: () => ({ network: 'on' }) });
    await lookUp(head);
    expect(await labels()).toEqual([]);
  });
});

describe('completion', () => {
  const complete = async (document: ClientDocument, text: string) =>
    ask<CompletionItem[]>('completion', { position: behind(document, text) });

  it.each(['""', '"google-bert/"', '"bert-base"', "'goo'"])('offers ids in %s', async (literal) => {
    const document = await opened(
      `from transformers import AutoModel, AutoTokenizer\nAutoTokenizer.from_pretrained("our-team/encoder")\nAutoModel.from_pretrained(${literal})\n`,
    );
    const items = await complete(document, `AutoModel.from_pretrained(${literal.slice(0, -1)}`);
    const used = items.find(({ label }) => label === 'our-team/encoder');
    expect(used).toMatchObject({
      detail: 'loaded in this workspace',
      textEdit: { newText: 'our-team/encoder' },
    });
    const { start } = document.rangeOf(`${literal})`);
    expect(used?.textEdit).toMatchObject({
      range: {
        start: { line: start.line, character: start.character + 1 },
        end: { line: start.line, character: start.character + literal.length - 1 },
      },
    });
    expect(items.some(({ label, detail }) => label === 'Qwen/Qwen3-0.6B' && detail === 'well known')).toBe(
      true,
    );
    expect(hub.requests).toEqual([]);
  });

  it('offers a commit that the workspace pins already, with its comment', async () => {
    const document = await opened(
      `from transformers import AutoModel, AutoTokenizer\nAutoTokenizer.from_pretrained("${id}", revision="${sha}")\nAutoModel.from_pretrained("${id}", revision="")\n`,
    );
    const [item] = await ask<CompletionItem[]>('completion', {
      position: behind(document, `AutoModel.from_pretrained("${id}", revision="`),
    });
    expect(item).toMatchObject({ detail: 'pinned in this workspace', textEdit: { newText: sha } });
  });

  it('offers branches and tags once the Hub was asked, with the comment of a pin', async () => {
    const document = await opened(load(`"${id}", revision=""`), online);
    await lookUp();
    const items = await complete(document, 'revision="');
    expect(items[0]).toMatchObject({
      label: 'main',
      textEdit: { newText: hub.repository(id).head.sha },
      additionalTextEdits: [{ newText: expect.stringMatching(/^ {2}# main @ \d{4}-\d{2}-\d{2}$/) }],
    });
  });

  it.each([
    'print("google")',
    'open("")',
    '# from_pretrained("")',
    'x = "AutoModel.from_pretrained(\\"\\")"',
  ])('offers nothing in %s', async (line) => {
    const document = await opened(`from transformers import AutoModel\n${line}\n`);
    expect(await complete(document, line.slice(0, line.lastIndexOf('"')))).toEqual([]);
  });
});

describe('remote code', () => {
  it('is where an argument or a loader lets it in', async () => {
    const document = await opened(
      [
        'import evaluate',
        'from transformers import AutoModel',
        `AutoModel.from_pretrained("${id}", trust_remote_code=True)`,
        `AutoModel.from_pretrained("${id}", trust_remote_code=False)`,
        'evaluate.load("accuracy")',
      ].join('\n'),
    );
    const ranges = await client.connection.sendRequest<Range[]>('modelWarden/remoteCode', { uri });
    expect(ranges).toEqual([
      document.rangeOf('trust_remote_code=True'),
      { start: { line: 4, character: 9 }, end: { line: 4, character: 13 } },
    ]);
  });
});

describe('cells of a notebook', () => {
  it('have their own hovers, links and completions', async () => {
    await opened('');
    const notebook = await client.openNotebook('file:///project/notes.ipynb', [
      'from transformers import AutoModel',
      `AutoModel.from_pretrained("${id}")`,
      'AutoModel.from_pretrained("")',
    ]);
    const [, second, third] = notebook.documents;
    if (second === undefined || third === undefined) throw new Error('cells are missing');
    const asked = <Answer>(method: string, document: ClientDocument, params: object = {}) =>
      client.connection.sendRequest<Answer>(`textDocument/${method}`, {
        textDocument: { uri: document.uri },
        ...params,
      });
    const hover = await asked<Hover>('hover', second, { position: behind(second, 'google') });
    expect((hover.contents as MarkupContent).value).toContain('**Not pinned**');
    expect(await asked<DocumentLink[]>('documentLink', second)).toHaveLength(1);
    expect(await asked<DocumentLink[]>('documentLink', third)).toHaveLength(0);
    const items = await asked<CompletionItem[]>('completion', third, { position: behind(third, '("') });
    expect(items.map(({ label }) => label)).toContain(id);
  });
});
