import { describe, expect, it } from 'vitest';
import { request, useLocalHub } from './hubForTests.ts';

const hub = useLocalHub({ pageSize: 3 });
const encoder = 'local-lab/released-encoder';

async function json(
  path: string,
  init: RequestInit = {},
): Promise<{ body: never; headers: Headers; status: number }> {
  const answer = await request(hub().url + path, init);
  return { body: (await answer.json()) as never, headers: answer.headers, status: answer.status };
}

async function pages(path: string): Promise<Record<string, unknown>[][]> {
  const found: Record<string, unknown>[][] = [];
  let next: string | undefined = hub().url + path;
  while (next) {
    const answer: Response = await request(next);
    found.push((await answer.json()) as Record<string, unknown>[]);
    next = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
  }
  return found;
}

describe('/api/models/<id>', () => {
  it('tells the facts of a repository', async () => {
    const { body } = await json(`/api/models/${encoder}`);
    const { sha } = hub().repository(encoder);
    expect(body).toMatchObject({ id: encoder, sha, private: false, gated: false, disabled: false });
    expect(body).toMatchObject({
      safetensors: { total: 460 },
      siblings: expect.arrayContaining([{ rfilename: 'config.json' }]),
    });
    expect(body).toMatchObject({ tags: expect.arrayContaining(['license:apache-2.0', 'safetensors']) });
  });

  it('gives the creation time in the first eight digits of _id, and no time before the import of 2022', async () => {
    const { body } = await json('/api/models/google-bert/bert-base-uncased');
    expect(body).toMatchObject({
      createdAt: '2022-03-02T23:29:04.000Z',
      _id: expect.stringMatching(/^621ffdc0/),
    });
  });

  it('gives _id, id and the fields asked for, nothing else, with expand', async () => {
    for (const name of ['expand', 'expand[]']) {
      const { body } = await json(`/api/models/${encoder}/revision/v1.0?${name}=sha&${name}=gated`);
      expect(Object.keys(body).sort()).toEqual(['_id', 'gated', 'id', 'sha']);
      expect(body).toMatchObject({ sha: hub().repository(encoder).history[1]?.sha });
    }
  });

  it('refuses expand with an unknown field and together with blobs', async () => {
    expect((await json(`/api/models/${encoder}?expand=nonsense`)).status).toBe(400);
    expect((await json(`/api/models/${encoder}?expand=sha&blobs=true`)).status).toBe(400);
  });

  it('adds sizes and hashes with blobs', async () => {
    const { body } = await json(`/api/models/${encoder}?blobs=True`);
    const { siblings } = body as {
      siblings: { rfilename: string; lfs?: object; blobId: string; size: number }[];
    };
    const weights = siblings.find((sibling) => sibling.rfilename === 'model.safetensors');
    expect(weights).toMatchObject({
      size: 2752,
      lfs: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/), pointerSize: 129 },
    });
    expect(siblings.find((sibling) => sibling.rfilename === 'config.json')).not.toHaveProperty('lfs');
  });

  it('adds what the scanners say with securityStatus', async () => {
    const { body } = await json('/api/models/local-lab/flagged-model?securityStatus=true');
    const filesWithIssues = [{ path: 'pytorch_model.bin', level: 'unsafe' }];
    expect(body).toMatchObject({ securityRepoStatus: { scansDone: true, filesWithIssues } });
  });
});

describe('/tree/', () => {
  it('pages by Link, with folders and LFS facts', async () => {
    const path = '/api/models/sentence-transformers/all-MiniLM-L6-v2/tree/main';
    const found = await pages(`${path}?recursive=true`);
    expect(found.length).toBeGreaterThan(3);
    expect(found.slice(0, -1).every((page) => page.length === 3)).toBe(true);
    const entries = found.flat();
    expect(new Set(entries.map((entry) => entry.path)).size).toBe(entries.length);
    expect(entries).toContainEqual(
      expect.objectContaining({ type: 'directory', path: '1_Pooling', size: 0 }),
    );
    expect(entries).toContainEqual(expect.objectContaining({ type: 'file', path: '1_Pooling/config.json' }));
    const flat = (await pages(path)).flat();
    expect(flat.map((entry) => entry.path)).not.toContain('1_Pooling/config.json');
    expect((await pages(`${path}/1_Pooling`)).flat().map((entry) => entry.path)).toEqual([
      '1_Pooling/config.json',
    ]);
  });

  it('takes refs/pr/N raw and encoded', async () => {
    for (const revision of ['refs/pr/1', 'refs%2Fpr%2F1']) {
      const paths = (await pages(`/api/models/${encoder}/tree/${revision}`))
        .flat()
        .map((entry) => entry.path);
      expect(paths).toContain('NOTES.md');
    }
  });

  it('adds the last commit of each path and the scan with expand', async () => {
    const entries = (await pages(`/api/models/${encoder}/tree/main?expand=true`)).flat();
    const title = (path: string) =>
      (entries.find((entry) => entry.path === path)?.lastCommit as { title?: string })?.title;
    expect(title('.gitattributes')).toBe('initial commit');
    expect(title('config.json')).toBe('Release 1.0');
    expect(title('model.safetensors')).toBe('Release 1.1');
    expect(entries[0]).toMatchObject({ securityFileStatus: { status: 'safe' } });
  });

  it('answers EntryNotFound for a path that is no folder', async () => {
    const { status, headers } = await json(`/api/models/${encoder}/tree/main/nowhere`);
    expect([status, headers.get('x-error-code')]).toEqual([404, 'EntryNotFound']);
  });
});

describe('/paths-info/', () => {
  it('gives the entries that exist, for JSON and for a form', async () => {
    const path = `/api/models/${encoder}/paths-info/main`;
    const paths = ['config.json', 'missing.txt'];
    const asJson = await json(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ paths }),
    });
    const form = new URLSearchParams(paths.map((name): [string, string] => ['paths', name]));
    const asForm = await json(path, { method: 'POST', body: form });
    expect(asJson.body).toMatchObject([{ path: 'config.json', type: 'file' }]);
    expect(asForm.body).toEqual(asJson.body);
  });
});

describe('/commits/ and /refs', () => {
  it('lists commits, the newest first, with count and pages', async () => {
    const found = await pages(`/api/models/${encoder}/commits/main?limit=2`);
    expect(found.map((page) => page.length)).toEqual([2, 2]);
    expect(found.flat().map((commit) => commit.id)).toEqual(
      hub()
        .repository(encoder)
        .history.map((commit) => commit.sha)
        .reverse(),
    );
    expect(found[0]?.[1]).toMatchObject({
      title: 'Release 1.1',
      message: 'Trained longer.',
      authors: [{ user: 'local-lab' }],
    });
    const { headers } = await json(`/api/models/${encoder}/commits/v1.0`);
    expect(headers.get('x-total-count')).toBe('2');
  });

  it('lists refs, pull requests only when asked', async () => {
    const { body } = await json(`/api/models/${encoder}/refs`);
    expect(body).not.toHaveProperty('pullRequests');
    expect(body).toMatchObject({
      converts: [],
      tags: [{ name: 'v1.0', ref: 'refs/tags/v1.0' }, { name: 'v1.1' }],
    });
    const { body: more } = await json(`/api/models/${encoder}/refs?include_prs=1`);
    const targetCommit = hub().repository(encoder).commit('refs/pr/2').sha;
    expect(more).toMatchObject({ pullRequests: [{}, { ref: 'refs/pr/2', targetCommit }] });
    const { body: dataset } = await json('/api/datasets/rajpurkar/squad/refs');
    expect(dataset).toMatchObject({ converts: [{ ref: 'refs/convert/parquet' }] });
  });
});

describe('every answer', () => {
  it('carries the rate limit headers, errors among them', async () => {
    for (const path of [`/api/models/${encoder}`, '/api/models/nobody/nothing']) {
      const { headers } = await json(path);
      expect(headers.get('ratelimit')).toMatch(/^"api";r=\d+;t=\d+$/);
      expect(headers.get('ratelimit-policy')).toBe('"fixed window";"api";q=500;w=300');
    }
  });
});
