import { describe, expect, it } from 'vitest';
import { localAccounts } from '../../support/hub/accounts.ts';
import { bearer, request, useLocalHub } from './hubForTests.ts';

const hub = useLocalHub({ profile: 'mirror' });
const headers = bearer(localAccounts.mirror.token);
const id = 'google-bert/bert-base-uncased';

describe('the mirror', () => {
  it('lives below a path', async () => {
    expect(new URL(hub().url).pathname).toBe('/artifactory/api/huggingfaceml/hf');
    expect((await request(`${new URL(hub().url).origin}/api/models/${id}`, { headers })).status).toBe(404);
    expect((await request(`${hub().url}/api/models/${id}`, { headers })).status).toBe(200);
  });

  it("wants a token, and one that is not like the Hub's", async () => {
    const answer = await request(`${hub().url}/api/models/${id}`);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('x-error-message')).toBeNull();
    expect(localAccounts.mirror.token.startsWith('hf_')).toBe(false);
  });

  it('serves files itself, with ETag and X-Repo-Commit, without X-Linked headers', async () => {
    const answer = await request(`${hub().url}/${id}/resolve/main/model.safetensors`, { headers });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('x-repo-commit')).toBe(hub().repository(id).sha);
    expect(answer.headers.get('etag')).toMatch(/^"[0-9a-f]{64}"$/);
    expect([...answer.headers.keys()].filter((name) => /^x-linked|^ratelimit/.test(name))).toEqual([]);
    const part = await request(`${hub().url}/${id}/resolve/main/model.safetensors`, {
      headers: { ...headers, Range: 'bytes=0-7' },
    });
    expect(part.status).toBe(206);
  });

  it.each(['refs', 'commits/main', 'auth-check'])('lacks /%s', async (part) => {
    const answer = await request(`${hub().url}/api/models/${id}/${part}`, { headers });
    expect(answer.status).toBe(404);
    expect(answer.headers.get('x-error-code')).toBeNull();
  });

  it('has the listing and redirects within its prefix', async () => {
    expect((await request(`${hub().url}/api/models/${id}/tree/main`, { headers })).status).toBe(200);
    const moved = await request(`${hub().url}/api/models/bert-base-uncased`, { headers });
    expect(moved.headers.get('location')).toBe(`/artifactory/api/huggingfaceml/hf/api/models/${id}`);
  });
});
