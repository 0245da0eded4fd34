import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ResponseError } from 'vscode-languageserver/node';
import type { LookUpMessage } from '../../server/src/protocol/lookUp.ts';
import { type LocalHub, startLocalHub } from '../support/hub/startLocalHub.ts';
import { LspClient } from '../support/lspClient.ts';

const uri = 'file:///project/load.py';
const encoder = 'local-lab/released-encoder';
const repository = { kind: 'model', id: encoder } as const;

let hub: LocalHub;
let client: LspClient;
beforeAll(async () => {
  hub = await startLocalHub();
});
afterAll(() => hub.close());
beforeEach(() => {
  hub.requests.length = 0;
});
afterEach(() => client.stop());

/** Pinned to a commit of a pull request. */
const source = () =>
  `from transformers import AutoTokenizer\n\nAutoTokenizer.from_pretrained("${encoder}", revision="${stranger()}")\n`;
const stranger = () => hub.repository(encoder).commit('refs/pr/2').sha;
const env = () => ({ HF_ENDPOINT: hub.url, HF_HUB_CACHE: '/nowhere' });
const asked = () => [...new Set(hub.requests.map(({ path }) => path.split('?')[0]))];
const lookUp = (params: LookUpMessage['params']) =>
  client.connection.sendRequest<LookUpMessage['result']>('modelWarden/lookUp', params);
/** Longer than the pause after which the background asks. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 3_000));

describe('with the network on', () => {
  it('open documents are asked about in the background, once', async () => {
    client = await LspClient.start({ env: env(), settings: () => ({ network: 'on' }) });
    const document = await client.open(uri, source());
    expect(await client.rules(document)).toEqual([]);
    await client.until(() => client.refreshes > 0, 'a refresh');
    expect(await client.rules(document)).toEqual(['impostor-revision']);
    await client.until(
      () => asked().includes(`/api/models/${encoder}/tree/${stranger()}`),
      'the files of the pinned commit',
    );
    const requests = hub.requests.length;
    await client.replace(document, '\n\n', '\n\n\n');
    await aWhile();
    expect(hub.requests).toHaveLength(requests);
  });
});

describe('with the network on, a notebook', () => {
  it('is asked about as a document is', async () => {
    client = await LspClient.start({ env: env(), settings: () => ({ network: 'on' }) });
    await client.openNotebook('file:///project/load.ipynb', [source()]);
    await client.until(() => asked().includes(`/api/models/${encoder}`), 'a question');
  });
});

describe.each(['ask', 'off'])('with the network on %s', (network) => {
  it('nothing is asked in the background', async () => {
    const questions: unknown[] = [];
    client = await LspClient.start({
      env: env(),
      settings: () => ({ network }),
      answers: { 'window/showMessageRequest': (params) => questions.push(params) && null },
    });
    await client.open(uri, source());
    await aWhile();
    expect(hub.requests).toEqual([]);
    expect(questions).toEqual([]);
  });
});

describe('a look-up', () => {
  it('asks the user first, then tells and shows what it learnt', async () => {
    const questions: string[] = [];
    client = await LspClient.start({
      env: env(),
      settings: () => ({ network: 'ask' }),
      answers: {
        'window/showMessageRequest': ({ message, actions }: { message: string; actions: unknown[] }) => {
          questions.push(message);
          return actions[0];
        },
      },
    });
    const document = await client.open(uri, source());
    expect(await lookUp({ uri })).toEqual({ known: [repository], problems: [] });
    expect(questions).toEqual([expect.stringContaining(`${new URL(hub.url).host} about ${encoder}`)]);
    expect(await client.rules(document)).toEqual(['impostor-revision']);
  });

  it('of a link asks about that repository, with what the documents name of it', async () => {
    client = await LspClient.start({ env: env(), settings: () => ({ network: 'on' }) });
    const document = await client.open(uri, source());
    expect((await lookUp({ repository })).known).toEqual([repository]);
    expect(await client.rules(document)).toEqual(['impostor-revision']);
  });

  it('says why nothing was learnt', async () => {
    client = await LspClient.start({ env: env(), settings: () => ({ network: 'off' }) });
    const document = await client.open(uri, source());
    const { known, problems } = await lookUp({ uri });
    expect(known).toEqual([]);
    expect(problems).toEqual([expect.stringContaining(encoder)]);
    expect(await client.rules(document)).toEqual([]);
    expect(hub.requests).toEqual([]);
  });

  it.each([
    ['no facts', { 'modelWarden/describe': () => ({ state: 'found' }) }],
    ['another commit than one', { 'modelWarden/describe': () => facts({ sha: 'main' }) }],
    ['nothing', { 'modelWarden/describe': () => null }],
    ['no such method', {}],
    [
      'an error',
      { 'modelWarden/describe': () => new ResponseError(-32803, 'no', { hubError: 'rate-limited' }) },
    ],
  ])('of a client with %s changes no finding', async (_what, answers) => {
    client = await LspClient.start({ initializationOptions: { resolver: 'client' }, answers });
    const document = await client.open(uri, source());
    const { known, problems } = await lookUp({ uri });
    expect([known.length, problems.length]).toEqual([0, 1]);
    expect(await client.rules(document)).toEqual([]);
  });

  it('of a client that answers for the Hub sends it no more than names', async () => {
    const heard: unknown[] = [];
    client = await LspClient.start({
      initializationOptions: { resolver: 'client' },
      answers: {
        'modelWarden/describe': (params) => heard.push(params) && facts({ id: 'new-lab/encoder' }),
        'modelWarden/listRefs': (params) => heard.push(params) && [],
        'modelWarden/listCommits': () => [],
        'modelWarden/listFiles': () => [],
        'modelWarden/resolve': () => new ResponseError(-32803, 'no', { hubError: 'gated' }),
      },
    });
    const document = await client.open(uri, source());
    expect((await lookUp({ uri })).known).toEqual([repository]);
    expect(heard).toEqual([{ repository }, { repository: { kind: 'model', id: 'new-lab/encoder' } }]);
    expect(await client.rules(document)).toEqual(['moved-repository']);
  });
});

function facts(card: object): object {
  return {
    asOf: '2026-11-21T09:00:00.000Z',
    authenticated: false,
    state: 'found',
    card: { id: encoder, sha: '1'.repeat(40), gated: false, private: false, tags: [], ...card },
  };
}
