import { describe, expect, it } from 'vitest';
import { request, useLocalHub } from './hubForTests.ts';

const hub = useLocalHub();
const path = '/api/models/local-lab/pickle-only';
const file = '/local-lab/pickle-only/resolve/main/pytorch_model.bin';

describe('a fault', () => {
  it('rate-limits so many times and says when to come back', async () => {
    hub().setFault({ kind: 'rate-limit', retryAfter: 7, times: 2 });
    for (const _ of [1, 2]) {
      const answer = await request(hub().url + path);
      expect(answer.status).toBe(429);
      expect(answer.headers.get('retry-after')).toBe('7');
      expect(answer.headers.get('ratelimit')).toBe('"api";r=0;t=7');
    }
    expect((await request(hub().url + path)).status).toBe(200);
  });

  it('fails with a 5xx for the paths that it names', async () => {
    hub().setFault({ kind: 'server-error', status: 503, path: /pickle-only/ });
    expect((await request(hub().url + path)).status).toBe(503);
    expect((await request(`${hub().url}/api/models/local-lab/decoder-lora`)).status).toBe(200);
    hub().setFault();
    expect((await request(hub().url + path)).status).toBe(200);
  });

  it('waits', async () => {
    hub().setFault({ kind: 'slow', milliseconds: 5000, times: 1 });
    await expect(request(hub().url + path, { signal: AbortSignal.timeout(50) })).rejects.toThrow();
    hub().setFault();
  });

  it('resets the connection', async () => {
    hub().setFault({ kind: 'reset', times: 1 });
    await expect(request(hub().url + path)).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
    expect(hub().requests.at(-1)).toMatchObject({ path, status: 0 });
  });

  it('drops the connection within the body', async () => {
    hub().setFault({ kind: 'drop', afterBytes: 100, times: 1 });
    const answer = await fetch(hub().url + file);
    expect(answer.status).toBe(200);
    await expect(answer.arrayBuffer()).rejects.toThrow();
    expect((await (await fetch(hub().url + file)).arrayBuffer()).byteLength).toBeGreaterThan(100);
  });

  it('hands out a URL that has run out', async () => {
    hub().setFault({ kind: 'expired-url', times: 1 });
    const answer = await fetch(hub().url + file);
    expect([answer.status, await answer.text()]).toEqual([
      403,
      expect.stringContaining('Request has expired'),
    ]);
    expect((await fetch(hub().url + file)).status).toBe(200);
  });

  it('changes content and nothing that announces it', async () => {
    const read = async () => Buffer.from(await (await fetch(hub().url + file)).arrayBuffer());
    const good = await read();
    hub().setFault({ kind: 'tampered', path: /pytorch_model\.bin/, times: 1 });
    const bad = await read();
    expect(bad.length).toBe(good.length);
    expect(bad.equals(good)).toBe(false);
    expect((await read()).equals(good)).toBe(true);
  });
});
