import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HubResolver } from '../../../core/src/hub/hubResolver.ts';
import type { LintContext } from '../../../core/src/lint/context.ts';
import { lintText } from '../../../core/src/lint/lintText.ts';
import { completeFix } from '../../../core/src/pin/completeFix.ts';
import { readManifest } from '../../../core/src/policy/manifest.ts';
import { noPolicy } from '../../../core/src/policy/policy.ts';
import {
  askedRepositories,
  commitsToList,
  learnRepository,
} from '../../../core/src/reference/learnRepository.ts';
import { repositoryKey } from '../../../core/src/reference/repository.ts';
import type { RepositoryFacts } from '../../../core/src/reference/repositoryFacts.ts';
import type { HubFile, Resolver } from '../../../core/src/reference/resolver.ts';
import { filesKey } from '../../../core/src/work/fileLinter.ts';
import { localAccounts } from '../../support/hub/accounts.ts';
import { type LocalHub, startLocalHub } from '../../support/hub/startLocalHub.ts';
import { loadTestLanguages } from '../../support/languages.ts';
import { lintPython, plainContext } from '../../support/lintTable.ts';

let hub: LocalHub;
beforeAll(async () => {
  await loadTestLanguages();
  hub = await startLocalHub();
});
afterAll(() => hub.close());

const encoder = 'local-lab/released-encoder';
const bert = 'google-bert/bert-base-uncased';
const onlineRules = [
  'repository-not-found',
  'revision-not-found',
  'impostor-revision',
  'moved-repository',
  'stale-pin',
  'pin-comment-mismatch',
  'manifest-mismatch',
];

function resolver(token?: string): Resolver {
  const source = token === undefined ? undefined : { value: token, origin: new URL(hub.url).origin };
  return new HubResolver({ endpoint: hub.url, firstDelay: 5, token: async () => source });
}

/** A source that loads with a revision, and with a comment behind it. */
function load(id: string, revision?: string, comment = ''): string {
  const pin = revision === undefined ? '' : `, revision="${revision}"`;
  return `from transformers import AutoTokenizer\n\nt = AutoTokenizer.from_pretrained("${id}"${pin})${comment}\n`;
}

/** What the linter knows once the Hub was asked about a source. */
async function contextFor(source: string, asking: Resolver = resolver()): Promise<LintContext> {
  const facts = new Map<string, RepositoryFacts>();
  const files = new Map<string, readonly HubFile[]>();
  for (const asked of askedRepositories(lintPython(source).references)) {
    const { repository, revisions } = asked;
    const known = await learnRepository(asked, asking);
    facts.set(repositoryKey(repository), known);
    for (const sha of known.state === 'found' ? commitsToList(known, revisions) : []) {
      files.set(filesKey(repository, sha), await asking.listFiles(repository, sha));
    }
  }
  return plainContext({
    hub: {
      filesAt: (repository, sha) => files.get(filesKey(repository, sha)),
      repository: (repository) => facts.get(repositoryKey(repository)),
    },
  });
}

async function findings(source: string, asking?: Resolver) {
  const found = lintPython(source, await contextFor(source, asking)).findings;
  return found.filter(({ rule }) => onlineRules.includes(rule));
}

/** `slug severity` */
async function said(source: string, asking?: Resolver): Promise<string[]> {
  return (await findings(source, asking)).map(({ rule, severity }) => `${rule} ${severity}`);
}

const commit = (ref: string) => hub.repository(encoder).commit(ref).sha;
const history = () => hub.repository(encoder).history.map(({ sha }) => sha);
function detached(): string {
  const { commits } = hub.repository(encoder);
  const sha = [...commits.values()].find(({ message }) => message === 'Squashed away')?.sha;
  if (sha === undefined) throw new Error('no such commit');
  return sha;
}
const nowhere = '0123456789abcdef0123456789abcdef01234567';

describe('without answers of the Hub', () => {
  it('no rule says anything', () => {
    for (const source of [load('nobody/nothing'), load(encoder, nowhere), load('bert-base-uncased')]) {
      expect(lintPython(source).findings.filter(({ rule }) => onlineRules.includes(rule))).toEqual([]);
    }
  });
});

describe('a repository', () => {
  it('that is missing is an error only for somebody who is signed in', async () => {
    expect(await said(load('nobody/nothing'))).toEqual(['repository-not-found information']);
    const signedIn = resolver(localAccounts.reader.token);
    expect(await said(load('nobody/nothing'), signedIn)).toEqual(['repository-not-found error']);
  });

  it('that is hidden from those without a token is no accusation', async () => {
    const hidden = hub.repositories.find(({ spec }) => spec.private === true)?.id ?? '';
    const [finding] = await findings(load(hidden));
    expect(finding).toMatchObject({ rule: 'repository-not-found', severity: 'information' });
    expect(finding?.message).toContain('private or missing');
    expect(await said(load(hidden), resolver(localAccounts.member.token))).toEqual([]);
  });

  it('that is gated is there', async () => {
    const gated = hub.repositories.find(({ spec }) => spec.gated === 'manual' || spec.gated === 'auto');
    expect(await said(load(gated?.id ?? '', gated?.sha))).toEqual([]);
    expect(await said(load(gated?.id ?? '', nowhere))).not.toContain('impostor-revision warning');
  });

  it('that was renamed is a warning with the new id; a legacy name a note', async () => {
    const [moved] = await findings(load('former-lab/released-encoder'));
    expect(moved).toMatchObject({ rule: 'moved-repository', severity: 'warning' });
    expect(moved?.message).toContain(encoder);
    expect(moved?.fixes[0]).toMatchObject({ title: `Use ${encoder}`, safe: false });
    expect(moved?.fixes[0]?.edits[0]?.text).toBe(encoder);
    expect(await said(load('bert-base-uncased'))).toEqual(['moved-repository information']);
    expect(await said(load(bert))).toEqual([]);
  });

  it('that is younger than its commit may be somebody else’s', async () => {
    const made = hub.addRepository({
      id: 'taken/name',
      createdAt: '2025-05-01T00:00:00Z',
      commits: [{ message: 'Old', date: '2023-01-01T00:00:00Z', files: { 'a.txt': 'a' } }],
    });
    const [finding] = await findings(load('taken/name', made.sha));
    expect(finding).toMatchObject({ rule: 'moved-repository', severity: 'warning' });
    expect(finding?.message).toContain('2025-05-01');
    // The Hub's floor says nothing about older ones.
    expect(await said(load(bert, hub.repository(bert).history[0]?.sha))).not.toContain(
      'moved-repository warning',
    );
  });
});

describe('a revision', () => {
  it('that is missing is told with what is there', async () => {
    const [tag] = await findings(load(encoder, 'v1.2'));
    expect(tag).toMatchObject({ rule: 'revision-not-found', severity: 'error' });
    expect(tag?.message).toContain('main');
    expect(tag?.fixes.map(({ title }) => title)).toEqual([
      expect.stringMatching(/^Use the revision v1\.[01]$/),
      `Pin ${encoder} to the commit that main leads to now`,
    ]);
    expect(await said(load(encoder, nowhere))).toEqual(['revision-not-found error']);
  });

  it.each(['main', 'v1.0', 'release/1.x', 'refs/pr/2'])('%s that is there is fine', async (name) => {
    expect(await said(load(encoder, name))).toEqual([]);
  });

  it('that is an abbreviated SHA is there', async () => {
    expect(await said(load(encoder, commit('main').slice(0, 10)))).toEqual([]);
  });

  it('of a pull request is an error, one that nothing leads to a warning', async () => {
    const [stranger] = await findings(load(encoder, commit('refs/pr/2')));
    expect(stranger).toMatchObject({ rule: 'impostor-revision', severity: 'error' });
    expect(stranger?.message).toContain('refs/pr/2');
    const [squashed] = await findings(load(encoder, detached()));
    expect(squashed).toMatchObject({ rule: 'impostor-revision', severity: 'warning' });
    expect(squashed?.message).toContain('squashed');
  });

  it('on main, on a branch or at a tag is no impostor', async () => {
    for (const sha of [...history(), commit('dev'), commit('fp16'), commit('v1.0')]) {
      expect((await said(load(encoder, sha))).join()).not.toContain('impostor');
    }
  });

  it('is no impostor where the history is too long to be known', async () => {
    const source = load(encoder, detached());
    const inner = resolver();
    const limited: Resolver = {
      describe: inner.describe.bind(inner),
      resolve: inner.resolve.bind(inner),
      listFiles: inner.listFiles.bind(inner),
      listRefs: inner.listRefs.bind(inner),
      listCommits: async (_repository, _revision, limit) =>
        Array.from({ length: limit }, (_one, index) => ({
          sha: index.toString(16).padStart(40, '0'),
          title: 'x',
        })),
    };
    expect(await said(source, limited)).toEqual([]);
  });
});

describe('stale-pin', () => {
  it('says how many commits and files, and updates to what main leads to', async () => {
    const source = load(encoder, history()[1], '  # main @ 2023-05-02');
    const [finding] = await findings(source);
    // The commit is also the tag v1.0: a pin of main's first release is left where the tag is.
    expect(finding).toBeUndefined();
    const first = load(encoder, history()[0], '  # main @ 2023-05-01');
    const [stale] = await findings(first);
    expect(stale).toMatchObject({ rule: 'stale-pin', severity: 'information' });
    expect(stale?.message).toContain('3 newer commits');
    const fix = stale?.fixes[0];
    expect(fix?.title).toMatch(
      /^Update local-lab\/released-encoder to main \(3 newer commits, \d+ files changed\)$/,
    );
    if (fix === undefined) throw new Error('no fix');
    const { references } = lintPython(first);
    const completed = await completeFix(fix, resolver(), { references });
    expect(completed).toMatchObject({ state: 'ready', pin: { sha: commit('main') } });
  });

  it('is silent at the head', async () => {
    expect(await said(load(encoder, commit('main'), '  # main @ 2024-01-15'))).toEqual([]);
  });
});

describe('pin-comment-mismatch', () => {
  it('tells a tag that leads elsewhere', async () => {
    const [finding] = (await findings(load(encoder, commit('v1.1'), '  # v1.0 @ 2023-05-02'))).filter(
      ({ rule }) => rule === 'pin-comment-mismatch',
    );
    expect(finding?.severity).toBe('warning');
    expect(finding?.message).toContain('security event');
    expect(finding?.fixes.filter(({ kind }) => kind !== 'suppress')).toEqual([]);
  });

  it('tells a branch that does not have the commit', async () => {
    expect(await said(load(encoder, commit('dev'), '  # main @ 2024-02-01'))).toEqual([
      'pin-comment-mismatch warning',
    ]);
  });

  it.each([
    ['v1.0', '  # v1.0 @ 2023-05-02'],
    ['dev', '  # dev @ 2024-02-01'],
    ['main', '  # noqa'],
    ['main', '  # my-own-name @ 2024-02-01'],
  ])('is silent on %s with the comment %s', async (ref, comment) => {
    expect((await said(load(encoder, commit(ref), comment))).join()).not.toContain('mismatch');
  });
});

describe('manifest-mismatch', () => {
  const manifest = (sha: string, lines: string) =>
    readManifest(`models:\n  - id: ${encoder}\n    revision: ${sha}\n${lines}`).models;

  it('tells a hash that is not the Hub’s, in both forms of the manifest', async () => {
    const sha = commit('main');
    const source = load(encoder, sha);
    const context = await contextFor(source);
    const weights = context.hub.filesAt({ kind: 'model', id: encoder }, sha)?.find(({ sha256 }) => sha256);
    const right = weights?.sha256 ?? '';
    const wrong = 'ab'.repeat(32);
    const rulesWith = (lines: string) =>
      lintPython(source, { ...context, policy: { ...noPolicy, models: manifest(sha, lines) } }).findings.map(
        ({ rule, severity }) => `${rule} ${severity}`,
      );
    expect(weights?.path).toBe('model.safetensors');
    expect(rulesWith(`    sha256_model.safetensors: ${right}\n`)).not.toContain('manifest-mismatch error');
    expect(rulesWith(`    files:\n      model.safetensors: ${right.toUpperCase()}\n`)).not.toContain(
      'manifest-mismatch error',
    );
    expect(rulesWith(`    sha256_model.safetensors: ${wrong}\n`)).toContain('manifest-mismatch error');
    expect(rulesWith(`    sha256_model_safetensors: ${wrong}\n`)).toContain('manifest-mismatch error');
    expect(rulesWith(`    files:\n      model.safetensors: ${wrong}\n`)).toContain('manifest-mismatch error');
    // The same in the manifest itself, at the revision of the entry.
    const inManifest = (hash: string) =>
      lintText(
        'model-manifest.yaml',
        `models:\n  - id: ${encoder}\n    revision: ${sha}\n    sha256_model.safetensors: ${hash}\n`,
        context,
      ).findings.map(({ rule, place }) => `${rule} ${place.range.start.line}`);
    expect(inManifest(wrong)).toEqual(['manifest-mismatch 2']);
    expect(inManifest(right)).toEqual([]);
    // A small file has no SHA-256 on the Hub: nothing can be compared.
    expect(rulesWith(`    files:\n      config.json: ${wrong}\n`)).not.toContain('manifest-mismatch error');
  });
});

describe('learnRepository', () => {
  it('costs few requests and one set for each repository', async () => {
    hub.requests.length = 0;
    await learnRepository(
      { repository: { kind: 'model', id: encoder }, revisions: ['main', commit('main')] },
      resolver(),
    );
    expect(hub.requests.map(({ path }) => path.split('?')[0])).toEqual([
      `/api/models/${encoder}`,
      `/api/models/${encoder}/refs`,
    ]);
  });

  it('gathers the revisions of each repository of the Hub', () => {
    const source = `${load(encoder, 'main')}${load(encoder, nowhere)}${load('./here')}${load(bert)}`;
    expect(askedRepositories(lintPython(source).references)).toEqual([
      { repository: { kind: 'model', id: encoder }, revisions: ['main', nowhere] },
      { repository: { kind: 'model', id: bert }, revisions: [] },
    ]);
  });

  it('fails where the Hub fails, so that silence is never taken for an answer', async () => {
    const broken = new HubResolver({ endpoint: 'http://127.0.0.1:9', attempts: 1 });
    const asked = { repository: { kind: 'model' as const, id: encoder }, revisions: [] };
    await expect(learnRepository(asked, broken)).rejects.toMatchObject({ code: 'unreachable' });
  });
});
