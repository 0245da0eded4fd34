import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { localAccounts } from '../support/hub/accounts.ts';
import { type LocalHub, startLocalHub } from '../support/hub/startLocalHub.ts';
import { schemaErrors } from '../support/jsonSchema.ts';
import { runCli } from '../support/runCli.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

const encoder = 'local-lab/released-encoder';

let folder: TemporaryFolder;
let hub: LocalHub;
beforeAll(async () => {
  hub = await startLocalHub();
});
afterAll(() => hub.close());
beforeEach(() => {
  folder = new TemporaryFolder();
  hub.requests.length = 0;
});
afterEach(() => folder.remove());

const lint = (words: string[], env: Record<string, string> = {}) =>
  runCli(['lint', ...words], { folder: folder.path, env: { HF_HUB_CACHE: folder.path, ...env } });

function loads(...calls: readonly string[]): string {
  const lines = calls.map((call) => `AutoTokenizer.from_pretrained(${call})\n`);
  return `from transformers import AutoTokenizer\n\n${lines.join('')}`;
}

function rulesIn(stdout: string): string[] {
  const { findings }: { findings: { rule: string; severity: string }[] } = JSON.parse(stdout);
  return findings.map(({ rule, severity }) => `${rule} ${severity}`);
}

describe('lint --online', () => {
  const stranger = () => hub.repository(encoder).commit('refs/pr/2').sha;

  it('tells what the Hub says of repositories and commits, in JSON as its schema says', async () => {
    folder.write(
      'app.py',
      loads(`"${encoder}", revision="${stranger()}"`, '"nobody/nothing"', `"${encoder}", revision="v9"`),
    );
    const { code, stdout, stderr } = await lint(['--online', '--hub', hub.url, '--format', 'json']);
    expect(stderr).toBe('');
    expect(code).toBe(1);
    expect(schemaErrors('cli/lint.schema.json', JSON.parse(stdout))).toEqual([]);
    expect(rulesIn(stdout)).toEqual([
      'impostor-revision error',
      'repository-not-found information',
      'unpinned-revision warning',
      'unpinned-revision warning',
      'revision-not-found error',
    ]);
  });

  it('takes a missing repository for an error where the user is signed in', async () => {
    folder.write('app.py', loads('"nobody/nothing"'));
    const env = {
      HF_ENDPOINT: hub.url,
      HF_TOKEN: localAccounts.reader.token,
      HF_HUB_DISABLE_IMPLICIT_TOKEN: '0',
    };
    const { stdout } = await lint(['--online', '--format', 'json'], env);
    expect(rulesIn(stdout)).toContain('repository-not-found error');
  });

  it('asks about each repository once, and about none without the option', async () => {
    const sha = hub.repository(encoder).sha;
    folder.write('a.py', loads(`"${encoder}", revision="${sha}"`));
    folder.write('b.py', loads(`"${encoder}", revision="${sha}"`, `"${encoder}", revision="main"`));
    await lint(['--hub', hub.url]);
    expect(hub.requests).toEqual([]);
    await lint(['--online', '--hub', hub.url]);
    expect(hub.requests.map(({ path }) => path.split('?')[0])).toEqual([
      `/api/models/${encoder}`,
      `/api/models/${encoder}/refs`,
      `/api/models/${encoder}/tree/${sha}`,
    ]);
  });

  it('decides nothing where the Hub cannot be reached, and says so once', async () => {
    folder.write(
      'app.py',
      loads(...['a', 'b', 'c', 'd', 'e'].map((name) => `"lab/${name}", revision="${'1'.repeat(40)}"`)),
    );
    const { code, stderr } = await lint(['--online', '--hub', 'http://127.0.0.1:9', '--quiet']);
    expect(code).toBe(2);
    const [first, ...others] = stderr.trim().split('\n');
    expect(first).toMatch(/not decided for lab\/\w, lab\/\w, lab\/\w and 2 more: .*127\.0\.0\.1:9/);
    expect(others).toEqual([]);
  });

  it('is not decided where the environment forbids the network', async () => {
    folder.write('app.py', loads(`"${encoder}", revision="${stranger()}"`));
    const { code, stderr } = await lint(['--online', '--hub', hub.url], { HF_HUB_OFFLINE: '1' });
    expect(code).toBe(2);
    expect(stderr).toContain('not decided');
    expect(hub.requests).toEqual([]);
  });

  it('refuses what cannot go together', async () => {
    expect((await lint(['--online', '--offline'])).code).toBe(3);
    expect((await lint(['--online', '--stdin-filename', 'x.py'])).code).toBe(3);
  });

  it('can be turned down by a policy like every rule', async () => {
    folder.write('app.py', loads(`"${encoder}", revision="${stranger()}"`));
    folder.write('model-manifest.yaml', 'policy:\n  rules:\n    impostor-revision: off\n');
    const { code, stdout } = await lint(['--online', '--hub', hub.url, '--format', 'json']);
    expect(rulesIn(stdout)).not.toContain('impostor-revision error');
    expect(code).toBe(0);
  });
});
