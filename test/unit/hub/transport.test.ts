import { describe, expect, it } from 'vitest';
import { localAccounts } from '../../support/hub/accounts.ts';
import { errorOf, localHub, model, resolverFor, tokenFor } from './hubUnderTest.ts';
import { json, startOrigin } from './originForTests.ts';

const bert = model('google-bert/bert-base-uncased');
const sha = 'a'.repeat(40);
const info = { _id: '1', id: bert.id, sha };
const isInfo = /\/revision\//;

describe('faults that pass', () => {
  it('waits as a 429 says, then gets the answer', async () => {
    const hub = await localHub();
    hub.setFault({ kind: 'rate-limit', retryAfter: 1, times: 1, path: isInfo });
    const start = performance.now();
    const answer = await resolverFor(hub).resolve(bert, 'main');
    expect(answer.sha).toBe(hub.repository(bert.id).sha);
    expect(performance.now() - start).toBeGreaterThanOrEqual(990);
    expect(hub.requests.map(({ status }) => status)).toEqual([429, 200, 200]);
  });

  it('tries again after three 500, 502, 503', async () => {
    const hub = await localHub();
    hub.setFault(
      ...([500, 502, 503] as const).map((status) => ({ kind: 'server-error' as const, status, times: 1 })),
    );
    expect((await resolverFor(hub).resolve(bert, 'main')).sha).toBe(hub.repository(bert.id).sha);
    expect(hub.requests.map(({ status }) => status)).toEqual([500, 502, 503, 200, 200]);
  });

  it('tries again after a reset, a body that breaks off, and a time-out', async () => {
    const hub = await localHub();
    hub.setFault(
      { kind: 'reset', times: 1 },
      { kind: 'drop', afterBytes: 20, times: 1 },
      { kind: 'slow', milliseconds: 400, times: 1 },
    );
    const answer = await resolverFor(hub, { timeout: 200 }).resolve(bert, 'main');
    expect(answer.sha).toBe(hub.repository(bert.id).sha);
    expect(hub.requests.length).toBeGreaterThanOrEqual(4);
  });
});

describe('faults that stay', () => {
  it('gives up after four attempts', async () => {
    const hub = await localHub();
    hub.setFault({ kind: 'server-error', status: 503 });
    const error = await errorOf(resolverFor(hub).resolve(bert, 'main'));
    expect(error.code).toBe('server-error');
    expect(error.message).toContain('503');
    expect(hub.requests).toHaveLength(4);
  });

  it('does not wait longer than it may, and says how long the Hub wants', async () => {
    const hub = await localHub();
    hub.setFault({ kind: 'rate-limit', retryAfter: 240 });
    const error = await errorOf(resolverFor(hub).resolve(bert, 'main'));
    expect(error).toMatchObject({ code: 'rate-limited', retryAfter: 240 });
    expect(error.message).toContain('240 seconds');
    expect(hub.requests).toHaveLength(1);
  });

  it('waits no longer in all than for one pause, however often the Hub asks for another', async () => {
    const hub = await localHub();
    hub.setFault({ kind: 'rate-limit', retryAfter: 1 });
    const start = performance.now();
    const error = await errorOf(resolverFor(hub, { longestDelay: 1500 }).resolve(bert, 'main'));
    expect(performance.now() - start).toBeLessThan(1400);
    expect(error).toMatchObject({ code: 'rate-limited', retryAfter: 1 });
    expect(hub.requests).toHaveLength(2);
  });

  it('counts a pause once that many questions are told of at the same time', async () => {
    const hub = await localHub();
    hub.setFault({ kind: 'rate-limit', retryAfter: 1, times: 3, path: isInfo });
    const resolver = resolverFor(hub, { longestDelay: 1000 });
    const ids = ['google-bert/bert-base-uncased', 'org/a', 'org/b'];
    const answers = await Promise.allSettled(ids.map((id) => resolver.resolve(model(id), 'main')));
    expect(answers[0]?.status).toBe('fulfilled');
    expect(hub.requests.filter(({ status }) => status === 429)).toHaveLength(3);
  });

  it('shares the pause between questions: what the Hub told one, the others need not ask', async () => {
    const hub = await localHub();
    hub.setFault({ kind: 'rate-limit', retryAfter: 240 });
    const resolver = resolverFor(hub);
    await errorOf(resolver.resolve(bert, 'main'));
    const errors = await Promise.all(
      ['org/a', 'org/b', 'org/c'].map((id) => errorOf(resolver.resolve(model(id), 'main'))),
    );
    for (const { code, message } of errors) {
      expect(code).toBe('rate-limited');
      expect(message).toMatch(/until \d\d:\d\d:\d\d UTC/);
    }
    expect(hub.requests).toHaveLength(1);
  });

  it('lets all questions wait for the same pause, then answers them', async () => {
    const hub = await localHub();
    hub.setFault({ kind: 'rate-limit', retryAfter: 1, times: 1, path: isInfo });
    const resolver = resolverFor(hub);
    const first = resolver.resolve(bert, 'main');
    while (hub.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const start = performance.now();
    const second = resolver.resolve(bert, hub.repository(bert.id).sha ?? '');
    await second;
    expect(performance.now() - start).toBeGreaterThan(800);
    await first;
    expect(hub.requests.filter(({ status }) => status === 429)).toHaveLength(1);
  });

  it('names a time-out after two, and lets the next question not wait as long again', async () => {
    const hub = await localHub();
    hub.setFault({ kind: 'slow', milliseconds: 2000 });
    const resolver = resolverFor(hub, { timeout: 50 });
    expect((await errorOf(resolver.resolve(bert, 'main'))).code).toBe('timeout');
    expect(hub.requests).toHaveLength(2);
    expect((await errorOf(resolver.resolve(model('org/other'), 'main'))).code).toBe('timeout');
    expect(hub.requests).toHaveLength(2);
  });

  it('is quick where nobody listens', async () => {
    const hub = await localHub();
    await hub.close();
    const error = await errorOf(resolverFor(hub, { firstDelay: 10_000 }).resolve(bert, 'main'));
    expect(error.code).toBe('unreachable');
    expect(error.message).toContain('ECONNREFUSED');
  });

  it('is cancelled while it waits for the next attempt', async () => {
    const hub = await localHub();
    hub.setFault({ kind: 'server-error', status: 500 });
    const resolver = resolverFor(hub, { firstDelay: 20_000 });
    const error = errorOf(resolver.resolve(bert, 'main', AbortSignal.timeout(100)));
    const listing = errorOf(resolver.listCommits(bert, 'main', 1, AbortSignal.timeout(100)));
    expect((await error).code).toBe('aborted');
    expect((await listing).code).toBe('aborted');
  });
});

describe('answers that no Hub gives', () => {
  it.each([
    ['no JSON', (_: unknown, response: { end(text: string): void }) => response.end('<html>')],
    ['null', json(null)],
    ['no SHA', json({ ...info, sha: 'main' })],
    ['an upper-case SHA', json({ ...info, sha: 'A'.repeat(40) })],
    ['a strange id', json({ ...info, id: '../../x' })],
  ])('%s is a bad answer', async (_name, answer) => {
    const origin = await startOrigin(answer);
    expect((await errorOf(resolverFor(origin).resolve(bert, 'main'))).code).toBe('bad-answer');
  });

  it('stops reading an answer that is too large', async () => {
    let sent = 0;
    const origin = await startOrigin((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const chunk = Buffer.alloc(64 * 1024, ' ');
      const write = () => {
        sent += chunk.length;
        if (!response.destroyed && sent < 1e9) response.write(chunk, write);
      };
      write();
    });
    const error = await errorOf(resolverFor(origin, { answerLimit: 1_000_000 }).resolve(bert, 'main'));
    expect(error.code).toBe('bad-answer');
    expect(error.message).toContain('1000000');
    expect(origin.requests).toHaveLength(1);
    expect(sent).toBeLessThan(1e8);
  });

  it('stops a listing that never ends', async () => {
    const origin = await startOrigin((request, response) => {
      const next = `<http://${request.headers.host}${request.url}>; rel="next"`;
      json([{ type: 'file', path: 'x', size: 1, oid: sha }], { link: next })(request, response);
    });
    const error = await errorOf(resolverFor(origin).listFiles(bert, sha));
    expect(error.message).toContain('100 pages');
    expect(origin.requests).toHaveLength(100);
  });

  it('does not follow a listing to another origin', async () => {
    const other = await startOrigin(json([]));
    const origin = await startOrigin(
      json([{ type: 'file', path: 'x', size: 1 }], { link: `<${other.url}/api>; rel="next"` }),
    );
    expect((await errorOf(resolverFor(origin).listFiles(bert, sha))).code).toBe('insecure');
    expect(other.requests).toEqual([]);
  });

  it('stops a circle of redirects', async () => {
    const origin = await startOrigin((request, response) => {
      response.writeHead(307, { location: request.url ?? '/' }).end();
    });
    expect((await errorOf(resolverFor(origin).resolve(bert, 'main'))).message).toContain(
      'redirects more than',
    );
    expect(origin.requests).toHaveLength(6);
  });

  it('reads the commit from a file where the server has no API', async () => {
    const origin = await startOrigin((request, response) => {
      const known = request.method === 'HEAD' && request.url?.endsWith('/resolve/main/config.json');
      response.writeHead(
        known ? 302 : 404,
        known ? { 'x-repo-commit': sha, location: 'http://192.0.2.1/x' } : {},
      );
      response.end();
    });
    expect(await resolverFor(origin).resolve(bert, 'main')).toMatchObject({ sha, id: bert.id });
  });
});

describe('the token', () => {
  it('goes to its own origin and to nobody that redirects or is redirected to', async () => {
    const other = await startOrigin(json(info));
    const origin = await startOrigin((_request, response) => {
      response.writeHead(307, { location: `${other.url}/elsewhere` }).end();
    });
    const token = tokenFor(origin.url, 'hf_secret');
    expect((await resolverFor(origin, { token }).resolve(bert, 'main')).sha).toBe(sha);
    expect(origin.requests[0]?.headers.authorization).toBe('Bearer hf_secret');
    expect(other.requests.length).toBeGreaterThan(0);
    expect(other.requests.some(({ headers }) => 'authorization' in headers)).toBe(false);
  });

  it('stays with a rename on the same origin', async () => {
    const hub = await localHub();
    const token = tokenFor(hub.url, localAccounts.reader.token);
    await resolverFor(hub, { token }).resolve(model('bert-base-uncased'), 'main');
    expect(hub.requests.map(({ headers }) => headers.authorization)).toEqual(
      hub.requests.map(() => `Bearer ${localAccounts.reader.token}`),
    );
  });

  it('of another origin, or another port, is not sent', async () => {
    const hub = await localHub();
    for (const url of ['https://huggingface.co', 'http://127.0.0.1:1', hub.url.replace('http:', 'https:')]) {
      await resolverFor(hub, { token: tokenFor(url, localAccounts.reader.token) }).resolve(bert, 'main');
    }
    expect(hub.requests.length).toBeGreaterThan(0);
    expect(hub.requests.some(({ headers }) => headers.authorization !== undefined)).toBe(false);
  });

  it('that could not stand in a header is refused and not printed', async () => {
    const hub = await localHub();
    const error = await errorOf(
      resolverFor(hub, { token: tokenFor(hub.url, 'hf_a\nb') }).resolve(bert, 'main'),
    );
    expect(error.code).toBe('forbidden');
    expect(error.message).not.toContain('hf_a');
    expect(hub.requests).toEqual([]);
  });
});
