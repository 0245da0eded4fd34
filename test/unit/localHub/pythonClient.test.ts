import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localAccounts } from '../../support/hub/accounts.ts';
import { nodesBelow } from '../../support/hub/fileTree.ts';
import { ancestors, lastCommitOf, splitMessage } from '../../support/hub/history.ts';
import type { Repository } from '../../support/hub/repository.ts';
import { startLocalHub } from '../../support/hub/startLocalHub.ts';
import { fileEtag } from '../../support/hub/storedFile.ts';
import { useLocalHub } from './hubForTests.ts';
import { pythonWith } from './python.ts';

const python = pythonWith('huggingface_hub');
const reason = 'skipped: no Python with huggingface_hub, set MODEL_WARDEN_PYTHON to one';
const { member, reader } = localAccounts;

interface Seen {
  [key: string]: unknown;
  errors: Record<string, string | null>;
}

describe.skipIf(!python)(
  `huggingface_hub of Python against the local Hub${python ? '' : ` (${reason})`}`,
  () => {
    const hub = useLocalHub({ pageSize: 4 });
    let folder: string;
    let seen: Seen;
    const environment: NodeJS.ProcessEnv = {};

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'local-hub-python-'));
      const script = join(import.meta.dirname, 'downloadFromHub.py');
      const cache = join(folder, 'cache');
      const { HF_TOKEN: _, HUGGING_FACE_HUB_TOKEN: __, ...inherited } = process.env;
      const env = {
        ...inherited,
        HF_ENDPOINT: hub().url,
        HF_HOME: join(folder, 'home'),
        HF_HUB_DISABLE_TELEMETRY: '1',
        HF_HUB_DISABLE_PROGRESS_BARS: '1',
        NO_PROXY: '127.0.0.1',
      };
      const { stdout } = await promisify(execFile)(
        python ?? '',
        [script, cache, member.token, reader.token],
        { env },
      );
      seen = JSON.parse(stdout);
    }, 120_000);

    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    const snapshotOf = (repository: Repository, ref = 'main') => {
      const commit = repository.commit(ref);
      return { sha: commit.sha, files: [...commit.files.keys()].sort() };
    };

    it('downloads snapshots: models, folders, a converted dataset, a gated one with a token', () => {
      expect(seen.bert).toEqual(snapshotOf(hub().repository('google-bert/bert-base-uncased')));
      expect(seen.sentence).toEqual(snapshotOf(hub().repository('sentence-transformers/all-MiniLM-L6-v2')));
      expect(seen.dataset).toEqual(
        snapshotOf(hub().repository('rajpurkar/squad', 'dataset'), 'refs/convert/parquet'),
      );
      expect(seen.gatedMember).toEqual(snapshotOf(hub().repository('local-lab/gated-decoder')));
    });

    it('names its cache blobs by the hashes that the Hub says', () => {
      const { files } = hub().repository('google-bert/bert-base-uncased').head;
      expect(seen.blobs).toEqual([...new Set([...files.values()].map(fileEtag))].sort());
    });

    it('follows a legacy name', () => {
      expect(seen.legacyModelType).toBe('bert');
    });

    it('resolves a pull request, a branch with a slash and a short SHA', () => {
      const encoder = hub().repository('local-lab/released-encoder');
      expect(seen.pullRequest).toBe(encoder.commit('refs/pr/2').sha);
      expect(seen.slashBranch).toBe(encoder.commit('release/1.x').sha);
      expect(seen.short).toBe(encoder.sha);
    });

    it('reads information, refs, commits, tree and paths', () => {
      const encoder = hub().repository('local-lab/released-encoder');
      const lfs = { 'model.safetensors': encoder.head.files.get('model.safetensors')?.lfs?.sha256 };
      expect(seen.info).toEqual({ sha: encoder.sha, parameters: 460, lfs, scansDone: true });
      expect(seen.expanded).toBe(encoder.sha);
      expect(seen.refs).toEqual(
        Object.fromEntries([...encoder.refs].map(([ref, commit]) => [ref, commit.sha])),
      );
      expect(seen.commits).toEqual(ancestors(encoder.head).map((commit) => commit.sha));
      expect(seen.tree).toEqual(
        nodesBelow(encoder.head.tree, true).map(({ path }) => [
          path,
          splitMessage(lastCommitOf(encoder.head, path).message).title,
        ]),
      );
      expect(seen.paths).toEqual(['config.json']);
      expect(seen.user).toBe(reader.name);
      expect(seen.range).toBe('{"__metadata__":{');
      const ranges = hub().requests.filter((request) => request.origin === 'cdn' && request.headers.range);
      expect(ranges.map((request) => request.status)).toContain(206);
    });

    it('raises the errors that it raises at the Hub', () => {
      expect(seen.errors).toEqual({
        gatedAnonymous: 'GatedRepoError',
        gatedReader: 'GatedRepoError',
        gatedAuthCheck: 'GatedRepoError',
        openAuthCheck: null,
        missingReader: 'RepositoryNotFoundError',
        privateReader: 'RepositoryNotFoundError',
        disabled: 'DisabledRepoError',
        missingRevision: 'RevisionNotFoundError',
        missingFile: 'RemoteEntryNotFoundError',
      });
    });

    it('downloads from a mirror with a path, a token of its own and no refs', async () => {
      const mirror = await startLocalHub({ profile: 'mirror' });
      try {
        const script =
          'import os, sys; from huggingface_hub import snapshot_download; print(os.path.basename(' +
          'snapshot_download("google-bert/bert-base-uncased", cache_dir=sys.argv[1], token=sys.argv[2])))';
        const env = { ...environment, HF_ENDPOINT: mirror.url };
        const argv = ['-c', script, join(folder, 'mirror-cache'), localAccounts.mirror.token];
        const { stdout } = await promisify(execFile)(python ?? '', argv, { env });
        expect(stdout.trim()).toBe(mirror.repository('google-bert/bert-base-uncased').sha);
        expect(mirror.requests.every((request) => request.origin === 'hub')).toBe(true);
      } finally {
        await mirror.close();
      }
    }, 60_000);

    it('sends no token to the second origin', () => {
      const toCdn = hub().requests.filter((request) => request.origin === 'cdn');
      expect(toCdn.length).toBeGreaterThan(5);
      expect(toCdn.filter((request) => request.headers.authorization)).toEqual([]);
    });
  },
);
