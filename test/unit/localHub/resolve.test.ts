import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { request, useLocalHub } from './hubForTests.ts';

const hub = useLocalHub();
const bert = 'google-bert/bert-base-uncased';

describe('/resolve/', () => {
  it('sends LFS content to the second origin and says what it will be', async () => {
    const answer = await request(`${hub().url}/${bert}/resolve/main/model.safetensors`);
    const repository = hub().repository(bert);
    const file = repository.head.files.get('model.safetensors');
    expect(answer.status).toBe(302);
    expect(answer.headers.get('x-repo-commit')).toBe(repository.sha);
    expect(answer.headers.get('x-linked-etag')).toBe(`"${file?.lfs?.sha256}"`);
    expect(answer.headers.get('x-linked-size')).toBe(String(file?.content.length));
    const location = new URL(answer.headers.get('location') ?? '');
    expect(location.origin).toBe(hub().cdnUrl);
    expect(location.origin).not.toBe(hub().url);
    const content = await (await request(location.href)).arrayBuffer();
    expect(createHash('sha256').update(new Uint8Array(content)).digest('hex')).toBe(file?.lfs?.sha256);
  });

  it('sends other content to /api/resolve-cache/ at the SHA', async () => {
    const answer = await request(`${hub().url}/${bert}/resolve/main/config.json`);
    const { sha } = hub().repository(bert);
    expect(answer.status).toBe(307);
    expect(answer.headers.get('location')).toMatch(`/api/resolve-cache/models/${bert}/${sha}/config.json?`);
    const followed = await fetch(`${hub().url}/${bert}/resolve/main/config.json`);
    const text = await followed.text();
    const id = createHash('sha1').update(`blob ${text.length}\0${text}`).digest('hex');
    expect(followed.headers.get('etag')).toBe(`"${id}"`);
    expect(followed.headers.get('x-repo-commit')).toBe(sha);
    expect(JSON.parse(text)).toMatchObject({ model_type: 'bert' });
  });

  it('answers HEAD with the headers of GET and without a body', async () => {
    const answer = await request(`${hub().url}/${bert}/resolve/main/pytorch_model.bin`, { method: 'HEAD' });
    expect(answer.status).toBe(302);
    expect(answer.headers.get('x-linked-size')).toMatch(/^\d+$/);
    expect(await answer.text()).toBe('');
  });

  it.each([
    ['bytes=0-0', 206, 1, /^bytes 0-0\/\d+$/],
    ['bytes=10-19', 206, 10, /^bytes 10-19\/\d+$/],
    ['bytes=-8', 206, 8, /^bytes \d+-\d+\/\d+$/],
    ['bytes=99999999-', 416, 0, /^bytes \*\/\d+$/],
  ])('serves the range %s of both origins', async (range, status, length, contentRange) => {
    for (const path of ['config.json', 'model.safetensors']) {
      const answer = await fetch(`${hub().url}/${bert}/resolve/main/${path}`, { headers: { Range: range } });
      expect(answer.status).toBe(status);
      expect((await answer.arrayBuffer()).byteLength).toBe(length);
      expect(answer.headers.get('content-range')).toMatch(contentRange);
    }
  });

  it('gives everything where a range makes no sense or asks for several', async () => {
    for (const range of ['bytes=5-2', 'bytes=0-1,4-5', 'lines=1-2']) {
      const answer = await fetch(`${hub().url}/${bert}/resolve/main/config.json`, {
        headers: { Range: range },
      });
      expect(answer.status).toBe(200);
    }
  });

  it('answers 304 to the ETag that it gave', async () => {
    const url = `${hub().url}/${bert}/resolve/main/config.json`;
    const etag = (await fetch(url)).headers.get('etag') ?? '';
    expect((await fetch(url, { headers: { 'If-None-Match': etag } })).status).toBe(304);
  });

  it('serves the pointer of an LFS file under /raw/', async () => {
    const answer = await request(`${hub().url}/${bert}/raw/main/model.safetensors`);
    expect(await answer.text()).toMatch(
      /^version https:\/\/git-lfs[^\n]*\noid sha256:[0-9a-f]{64}\nsize \d+\n$/,
    );
  });

  it('serves datasets under their prefix', async () => {
    const answer = await fetch(`${hub().url}/datasets/rajpurkar/squad/resolve/main/plain_text/train.csv`);
    expect(await answer.text()).toMatch(/^id,text,label\n/);
    expect((await request(`${hub().url}/rajpurkar/squad/resolve/main/plain_text/train.csv`)).status).toBe(
      401,
    );
  });
});

describe('the second origin', () => {
  it('wants the signature of this very file', async () => {
    const location = async (path: string) =>
      new URL((await request(`${hub().url}/${bert}/resolve/main/${path}`)).headers.get('location') ?? '');
    const [weights, pickle] = await Promise.all([
      location('model.safetensors'),
      location('pytorch_model.bin'),
    ]);
    weights.searchParams.set('Signature', pickle.searchParams.get('Signature') ?? '');
    expect((await request(weights.href)).status).toBe(403);
    pickle.searchParams.set('Expires', '4102444800');
    expect((await request(pickle.href)).status).toBe(403);
  });

  it('names another ETag than the sha256', async () => {
    const answer = await fetch(`${hub().url}/${bert}/resolve/main/model.safetensors`);
    const sha256 = hub().repository(bert).head.files.get('model.safetensors')?.lfs?.sha256;
    expect(answer.headers.get('etag')).toMatch(/^"[0-9a-f]{64}"$/);
    expect(answer.headers.get('etag')).not.toBe(`"${sha256}"`);
  });

  it('gets no token from a client that drops it at another origin', async () => {
    hub().requests.length = 0;
    await fetch(`${hub().url}/${bert}/resolve/main/model.safetensors`, {
      headers: { Authorization: 'Bearer hf_local_reader' },
    });
    expect(hub().requests.map(({ origin, headers }) => [origin, headers.authorization])).toEqual([
      ['hub', 'Bearer hf_local_reader'],
      ['cdn', undefined],
    ]);
  });
});
