import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { rulePage } from '../../core/src/finding/ruleCatalogue.ts';
import type { ClientDocument } from '../support/clientDocument.ts';
import { type LocalHub, startLocalHub } from '../support/hub/startLocalHub.ts';
import { LspClient, type LspClientOptions, modernClient } from '../support/lspClient.ts';

const uri = 'file:///project/load.py';
const unpinned = `from transformers import AutoModel

model = AutoModel.from_pretrained("google-bert/bert-base-uncased")
`;

let hub: LocalHub;
let client: LspClient;
beforeAll(async () => {
  hub = await startLocalHub();
});
afterAll(() => hub.close());
afterEach(() => client.stop());

/** A client whose server asks the local Hub by itself. */
async function opened(text: string, options: LspClientOptions = {}): Promise<ClientDocument> {
  hub.requests.length = 0;
  client = await LspClient.start({
    env: { HF_ENDPOINT: hub.url, HF_HUB_CACHE: '/nowhere' },
    settings: () => ({ network: 'on' }),
    ...options,
  });
  return client.open(uri, text);
}

/** The actions for the first finding of a rule. */
async function actionsFor(document: ClientDocument, rule: string, only?: string[]) {
  const diagnostic = (await client.pull(document)).find(({ code }) => code === rule);
  if (diagnostic === undefined) throw new Error(`no ${rule} in ${document.text}`);
  return client.codeActions(document, { diagnostics: [diagnostic], ...(only === undefined ? {} : { only }) });
}

describe('code actions', () => {
  it('stand in order, pin first and preferred, each under its diagnostic', async () => {
    const document = await opened(unpinned);
    const diagnostics = await client.pull(document);
    const range = document.rangeOf('AutoModel.from_pretrained("google-bert/bert-base-uncased")');
    const actions = await client.codeActions(document, { diagnostics, range });
    expect(actions.map(({ title }) => title)).toEqual([
      expect.stringMatching(/^Pin google-bert\/bert-base-uncased/),
      expect.stringMatching(/safetensors/),
      ...diagnostics.map(({ code }) => `Ignore ${code} here, with a reason`),
      ...diagnostics.map(({ code }) => `Open the page of ${code}`),
    ]);
    expect(actions.map(({ isPreferred }) => isPreferred === true)).toEqual([
      true,
      ...Array(actions.length - 1).fill(false),
    ]);
    for (const action of actions) expect(action.diagnostics).toHaveLength(1);
    expect(actions[0]?.diagnostics?.[0]?.code).toBe('unpinned-revision');
  });

  it('are offered for the diagnostics that the client shows, wherever on their line the cursor stands', async () => {
    const document = await opened(unpinned);
    const diagnostics = await client.pull(document);
    const start = { line: 2, character: 0 };
    const range = { start, end: start };
    expect(await client.codeActions(document, { range })).toEqual([]);
    const [first] = await client.codeActions(document, { diagnostics, range });
    expect(first?.title).toMatch(/^Pin /);
  });

  it('list without a question to the Hub', async () => {
    const document = await opened(unpinned);
    const [pin] = await actionsFor(document, 'unpinned-revision');
    expect(pin?.edit).toBeUndefined();
    expect(hub.requests).toEqual([]);
  });

  it('pin to the commit that the Hub names, after which the file is clean', async () => {
    const document = await opened(unpinned);
    const [pin] = await actionsFor(document, 'unpinned-revision');
    if (pin === undefined) throw new Error('no pin');
    const { edit } = await client.resolve(pin);
    expect(edit?.documentChanges).toMatchObject([{ textDocument: { uri, version: document.version } }]);
    await client.apply(edit);
    expect(document.text).toContain(`revision="${hub.repository('google-bert/bert-base-uncased').sha}"`);
    expect(document.text).toMatch(/# main @ \d{4}-\d\d-\d\d/);
    expect(await client.rules(document)).not.toContain('unpinned-revision');
  });

  it('require safetensors where the Hub shows that they are there', async () => {
    const document = await opened(unpinned);
    const action = (await actionsFor(document, 'safetensors-not-required')).find(({ title }) =>
      title.startsWith('Require safetensors'),
    );
    if (action === undefined) throw new Error('no action');
    await client.apply((await client.resolve(action)).edit);
    expect(document.text).toContain('use_safetensors=True');
    // What the Hub listed can change other findings.
    await client.until(() => client.refreshes === 1, 'a refresh');
    expect(await client.rules(document)).not.toContain('safetensors-not-required');
  });

  it('refuse to require safetensors where there are none, and say so', async () => {
    const document = await opened(unpinned.replace('google-bert/bert-base-uncased', 'local-lab/pickle-only'));
    const action = (await actionsFor(document, 'safetensors-not-required')).find(({ title }) =>
      title.startsWith('Require safetensors'),
    );
    if (action === undefined) throw new Error('no action');
    expect((await client.resolve(action)).edit).toBeUndefined();
    expect(client.messages).toEqual([expect.stringContaining('would break the load')]);
  });

  it('name the well-known id of a typosquat', async () => {
    const document = await opened(unpinned.replace('google-bert/', 'gogle-bert/'));
    const [action] = (await actionsFor(document, 'typosquat')).filter(({ title }) =>
      title.includes('google-bert'),
    );
    const spelling = action?.edit === undefined ? undefined : action;
    await client.apply(spelling?.edit);
    expect(document.text).toContain('"google-bert/bert-base-uncased"');
    expect(await client.rules(document)).not.toContain('typosquat');
  });

  it('suppress with a reason to type over', async () => {
    const document = await opened(unpinned);
    const action = (await actionsFor(document, 'unpinned-revision')).find(({ title }) =>
      title.startsWith('Ignore unpinned-revision'),
    );
    expect(action?.edit?.documentChanges).toMatchObject([
      {
        textDocument: { uri, version: 1 },
        edits: [{ snippet: { value: `# model-warden: ignore[unpinned-revision] \${1:reason}\n` } }],
      },
    ]);
    await client.apply(action?.edit);
    expect(await client.rules(document)).toContain('suppression-without-reason');
    await client.replace(document, '] reason', '] the head is what we test');
    const rules = await client.rules(document);
    expect(rules).not.toContain('unpinned-revision');
    expect(rules).not.toContain('suppression-without-reason');
  });

  it('open the page of the rule', async () => {
    const document = await opened(unpinned);
    const page = (await actionsFor(document, 'unpinned-revision')).at(-1);
    await client.connection.sendRequest('workspace/executeCommand', page?.command);
    expect(client.shownDocuments).toEqual([rulePage('unpinned-revision')]);
  });

  it('are only of the kinds that are asked for', async () => {
    const document = await opened(unpinned);
    expect(await actionsFor(document, 'unpinned-revision', ['refactor'])).toEqual([]);
    const source = await actionsFor(document, 'unpinned-revision', ['source']);
    expect(source.map(({ kind }) => kind)).toEqual(['source.fixAll.modelWarden']);
    const all = await actionsFor(document, 'unpinned-revision');
    expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(['quickfix']));
  });

  it('leave out what a client cannot do', async () => {
    const { codeAction: _resolves, ...textDocument } = modernClient.textDocument ?? {};
    const document = await opened(unpinned, {
      capabilities: { textDocument, workspace: { configuration: true } },
    });
    const actions = await actionsFor(document, 'unpinned-revision');
    expect(actions.map(({ title }) => title)).toEqual(['Ignore unpinned-revision here, with a reason']);
    expect(actions[0]?.edit?.documentChanges).toMatchObject([
      { edits: [{ newText: '# model-warden: ignore[unpinned-revision] reason\n' }] },
    ]);
  });

  it('give no edit for a document that changed or was closed in between', async () => {
    const document = await opened(unpinned);
    const [pin] = await actionsFor(document, 'unpinned-revision');
    if (pin === undefined) throw new Error('no pin');
    await client.replace(document, 'model =', 'encoder =');
    expect((await client.resolve(pin)).edit).toBeUndefined();
    expect(client.messages).toEqual([expect.stringContaining('changed in the meantime')]);
    await client.close(document);
    expect((await client.resolve(pin)).edit).toBeUndefined();
    expect(await client.codeActions(document)).toEqual([]);
    expect(hub.requests).toEqual([]);
  });
});

describe('source.fixAll.modelWarden', () => {
  const several = `${unpinned}
def both():
    first = AutoModel.from_pretrained("local-lab/released-encoder", revision="v1.0")
    second = AutoModel.from_pretrained(
        "local-lab/no-such-model",
    )
    return first, second
`;

  async function fixAll(document: ClientDocument): Promise<void> {
    const [action] = await client.codeActions(document, { only: ['source.fixAll'] });
    if (action === undefined) return;
    await client.apply((await client.resolve(action)).edit);
  }

  it('makes every safe fix that can be made, and tells once what could not be', async () => {
    const document = await opened(several);
    const bert = hub.repository('google-bert/bert-base-uncased').sha;
    await fixAll(document);
    expect(document.text).toContain(`revision="${bert}")`);
    expect(document.text).not.toContain('revision="v1.0"');
    expect(document.text).toContain('# v1.0');
    expect(document.text).toContain('"local-lab/no-such-model",\n    )');
    expect((await client.rules(document)).filter((rule) => rule === 'unpinned-revision')).toHaveLength(1);
    expect(client.messages).toEqual([expect.stringContaining('local-lab/no-such-model')]);
    const text = document.text;
    await fixAll(document);
    expect(document.text).toBe(text);
    expect(client.messages).toHaveLength(1);
  });

  it('is not offered where there is nothing to fix', async () => {
    const document = await opened('print("no model")\n');
    expect(await client.codeActions(document, { only: ['source.fixAll.modelWarden'] })).toEqual([]);
  });
});
