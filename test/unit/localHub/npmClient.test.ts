import { createHash } from 'node:crypto';
import {
  downloadFile,
  HubApiError,
  listCommits,
  listFiles,
  modelInfo,
  parseSafetensorsMetadata,
  pathsInfo,
  whoAmI,
} from '@huggingface/hub';
import { describe, expect, it } from 'vitest';
import { localAccounts } from '../../support/hub/accounts.ts';
import { useLocalHub } from './hubForTests.ts';

const hub = useLocalHub({ pageSize: 4 });
const repo = 'google-bert/bert-base-uncased';

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

describe('the npm client against the local Hub', () => {
  it('reads model information', async () => {
    const info = await modelInfo({
      name: repo,
      hubUrl: hub().url,
      additionalFields: ['sha', 'library_name'],
    });
    expect(info).toMatchObject({
      name: repo,
      sha: hub().repository(repo).sha,
      gated: false,
      library_name: 'transformers',
    });
  });

  it('follows a legacy name', async () => {
    const info = await modelInfo({ name: 'bert-base-uncased', hubUrl: hub().url, additionalFields: ['sha'] });
    expect(info).toMatchObject({ name: repo, sha: hub().repository(repo).sha });
  });

  it('lists files over several pages', async () => {
    const files = await all(listFiles({ repo, hubUrl: hub().url, recursive: true, expand: true }));
    expect(files.map((file) => file.path)).toEqual(
      [...hub().repository(repo).head.files.keys()].sort((a, b) =>
        Buffer.compare(Buffer.from(a), Buffer.from(b)),
      ),
    );
    expect(files.find((file) => file.path === 'rust_model.ot')).toMatchObject({ lfs: { pointerSize: 129 } });
  });

  it('lists the files of a pull request, whose name it does not encode', async () => {
    const files = await all(
      listFiles({ repo: 'local-lab/released-encoder', revision: 'refs/pr/1', hubUrl: hub().url }),
    );
    expect(files.map((file) => file.path)).toContain('NOTES.md');
  });

  it('reads the facts of paths', async () => {
    const found = await pathsInfo({
      repo,
      paths: ['model.safetensors', 'nothing'],
      expand: true,
      hubUrl: hub().url,
    });
    expect(found).toMatchObject([{ path: 'model.safetensors', securityFileStatus: { status: 'safe' } }]);
  });

  it('lists commits over several pages', async () => {
    const commits = await all(listCommits({ repo, hubUrl: hub().url, batchSize: 1 }));
    expect(commits.map((commit) => commit.oid)).toEqual(
      hub()
        .repository(repo)
        .history.map((commit) => commit.sha)
        .reverse(),
    );
  });

  it.each(['config.json', 'model.safetensors'])('downloads %s', async (path) => {
    const blob = await downloadFile({ repo, path, hubUrl: hub().url });
    const bytes = new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const content = hub().repository(repo).head.files.get(path)?.content ?? new Uint8Array();
    expect(sha256).toBe(createHash('sha256').update(content).digest('hex'));
  });

  it('reads the safetensors header by ranges', async () => {
    const parsed = await parseSafetensorsMetadata({ repo, hubUrl: hub().url, computeParametersCount: true });
    expect(parsed).toMatchObject({ sharded: false, parameterCount: { F32: 460 } });
    const sharded = await parseSafetensorsMetadata({ repo: 'local-lab/sharded-decoder', hubUrl: hub().url });
    expect(sharded).toMatchObject({ sharded: true, headers: { 'model-00002-of-00002.safetensors': {} } });
  });

  it('answers null for a missing file and throws for a gated repository', async () => {
    expect(await downloadFile({ repo, path: 'nothing', hubUrl: hub().url })).toBeNull();
    const gated = { repo: 'local-lab/gated-decoder', path: 'config.json', hubUrl: hub().url };
    await expect(downloadFile(gated)).rejects.toBeInstanceOf(HubApiError);
    expect(await downloadFile({ ...gated, accessToken: localAccounts.member.token })).not.toBeNull();
  });

  it('knows who it is', async () => {
    const { token: accessToken, name } = localAccounts.reader;
    expect(await whoAmI({ accessToken, hubUrl: hub().url })).toMatchObject({ type: 'user', name });
  });
});
