import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  type CancellationToken,
  CancellationTokenSource,
  type CodeAction,
  ResponseError,
} from 'vscode-languageserver/node';
import type { ClientDocument } from '../support/clientDocument.ts';
import { type LocalHub, startLocalHub } from '../support/hub/startLocalHub.ts';
import { LspClient, type LspClientOptions } from '../support/lspClient.ts';

const uri = 'file:///project/load.py';
const unpinned = `from transformers import AutoTokenizer

tokenizer = AutoTokenizer.from_pretrained("google-bert/bert-base-uncased")
`;
const sha = '0123456789abcdef0123456789abcdef01234567';
const answer = {
  sha,
  id: 'google-bert/bert-base-uncased',
  name: 'main',
  date: '2024-02-19T11:06:12Z',
  source: 'hub',
  asOf: '2026-11-21T00:00:00Z',
};

let client: LspClient;
let document: ClientDocument;
afterEach(() => client.stop());

async function pinAction(options: LspClientOptions): Promise<CodeAction> {
  client = await LspClient.start(options);
  document = await client.open(uri, unpinned);
  const [pin] = await client.codeActions(document);
  if (pin === undefined) throw new Error('no action');
  return pin;
}

describe('a client that answers for the Hub', () => {
  const initializationOptions = { resolver: 'client', status: true } as const;

  it('is asked when the action is resolved', async () => {
    const asked: unknown[] = [];
    const pin = await pinAction({
      initializationOptions,
      answers: { 'modelWarden/resolve': (params) => asked.push(params) && answer },
    });
    expect(asked).toEqual([]);
    await client.apply((await client.resolve(pin)).edit);
    expect(asked).toEqual([
      { repository: { kind: 'model', id: 'google-bert/bert-base-uncased' }, revision: 'main' },
    ]);
    expect(document.text).toContain(`revision="${sha}"`);
    expect(document.text).toContain('# main @ 2024-02-19');
    expect(client.statuses.at(-1)).toEqual({ trusted: true, network: 'answered' });
  });

  it('says why it could not answer, and the user and the status hear it', async () => {
    const reason = 'hub.test asks for a token.';
    const pin = await pinAction({
      initializationOptions,
      answers: {
        'modelWarden/resolve': () => new ResponseError(-32803, reason, { hubError: 'private-or-missing' }),
      },
    });
    expect((await client.resolve(pin)).edit).toBeUndefined();
    expect(client.messages).toEqual([expect.stringContaining(reason)]);
    expect(client.statuses.at(-1)).toMatchObject({ network: 'failed', lastError: reason });
  });

  it.each([
    ['no method', {}],
    ['no SHA', { 'modelWarden/resolve': () => ({ ...answer, sha: 'main' }) }],
    ['nothing', { 'modelWarden/resolve': () => null }],
    ['a fault', { 'modelWarden/resolve': () => new ResponseError(-32603, 'broken') }],
  ])('that has %s to offer changes no source', async (_what, answers) => {
    const pin = await pinAction({ initializationOptions, answers });
    expect((await client.resolve(pin)).edit).toBeUndefined();
    expect(client.messages).toHaveLength(1);
  });

  it('hears that the user cancelled', async () => {
    let heard: (() => void) | undefined;
    const cancelled = new Promise<void>((resolve) => {
      heard = resolve;
    });
    let asked: (() => void) | undefined;
    const isAsked = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const pin = await pinAction({ initializationOptions });
    client.connection.onRequest('modelWarden/resolve', (_params: unknown, token: CancellationToken) => {
      token.onCancellationRequested(() => heard?.());
      asked?.();
      return new Promise(() => {});
    });
    const source = new CancellationTokenSource();
    const resolved = client.connection.sendRequest<CodeAction>('codeAction/resolve', pin, source.token);
    await isAsked;
    source.cancel();
    await cancelled;
    expect((await resolved).edit).toBeUndefined();
    expect(client.messages).toEqual([]);
  });
});

describe('a server that asks the Hub by itself', () => {
  let hub: LocalHub;
  beforeAll(async () => {
    hub = await startLocalHub();
  });
  afterAll(() => hub.close());

  const env = () => ({ HF_ENDPOINT: hub.url, HF_HUB_CACHE: '/nowhere' });

  it('opens no socket while the network is off', async () => {
    hub.requests.length = 0;
    const pin = await pinAction({
      env: env(),
      settings: () => ({ network: 'off' }),
      initializationOptions: { status: true },
    });
    expect((await client.resolve(pin)).edit).toBeUndefined();
    expect(client.messages).toHaveLength(1);
    expect(client.statuses.at(-1)).toEqual({ trusted: true, network: 'offline' });
    expect(hub.requests).toEqual([]);
  });

  it('asks first which host and which ids, and only until the answer is yes', async () => {
    hub.requests.length = 0;
    const questions: string[] = [];
    let reply: string | null = null;
    const pin = await pinAction({
      env: env(),
      answers: {
        'window/showMessageRequest': ({
          message,
          actions,
        }: {
          message: string;
          actions: { title: string }[];
        }) => {
          questions.push(message);
          return actions.find(({ title }) => title === reply) ?? null;
        },
      },
    });
    const { host } = new URL(hub.url);
    expect((await client.resolve(pin)).edit).toBeUndefined();
    expect(questions).toEqual([expect.stringContaining(`${host} about google-bert/bert-base-uncased`)]);
    expect(hub.requests).toEqual([]);
    reply = `Allow ${host}`;
    expect((await client.resolve(pin)).edit).toBeDefined();
    expect((await client.resolve(pin)).edit).toBeDefined();
    expect(questions).toHaveLength(2);
  });

  it('asks once about all ids of a fix-all', async () => {
    const questions: string[] = [];
    client = await LspClient.start({
      env: env(),
      answers: {
        'window/showMessageRequest': ({ message }: { message: string }) => {
          questions.push(message);
          return null;
        },
      },
    });
    const ids = Array.from({ length: 12 }, (_value, index) => `local-lab/model-${index}`);
    const loads = ids.map((id) => `AutoTokenizer.from_pretrained("${id}")\n`).join('');
    document = await client.open(uri, `from transformers import AutoTokenizer\n${loads}`);
    const [action] = await client.codeActions(document, { only: ['source.fixAll.modelWarden'] });
    if (action === undefined) throw new Error('no action');
    expect((await client.resolve(action)).edit).toBeUndefined();
    expect(questions).toEqual([expect.stringContaining(ids.join(', '))]);
    expect(client.messages).toEqual([expect.stringMatching(/And 10 more, see the log\.$/)]);
  });

  it('says so where the Hub cannot be reached', async () => {
    const pin = await pinAction({
      env: { HF_ENDPOINT: 'http://127.0.0.1:9', HF_HUB_CACHE: '/nowhere' },
      settings: () => ({ network: 'on' }),
    });
    expect((await client.resolve(pin)).edit).toBeUndefined();
    expect(client.messages).toEqual([expect.stringContaining('127.0.0.1:9')]);
  });

  it('takes no plain http address that is not this machine', async () => {
    const pin = await pinAction({
      env: { HF_ENDPOINT: 'http://hub.test' },
      settings: () => ({ network: 'on' }),
    });
    expect((await client.resolve(pin)).edit).toBeUndefined();
    expect(client.messages).toEqual([expect.stringContaining('plain http')]);
  });
});
