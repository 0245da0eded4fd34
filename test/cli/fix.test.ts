import {
  chmodSync,
  linkSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LocalHub, startLocalHub } from '../support/hub/startLocalHub.ts';
import { schemaErrors } from '../support/jsonSchema.ts';
import { runCli } from '../support/runCli.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

const bert = 'google-bert/bert-base-uncased';
const source = `from transformers import AutoTokenizer

tokenizer = AutoTokenizer.from_pretrained("${bert}")
`;

let hub: LocalHub;
let folder: TemporaryFolder;
let sha: string;

beforeAll(async () => {
  hub = await startLocalHub();
  sha = hub.repository(bert).sha;
});

afterAll(async () => {
  await hub.close();
});

beforeEach(() => {
  folder = new TemporaryFolder();
});

afterEach(() => {
  folder.remove();
});

const run = (words: string[], input?: string) =>
  runCli(words, {
    folder: folder.path,
    env: { HF_ENDPOINT: hub.url },
    ...(input === undefined ? {} : { input }),
  });
const text = (name: string) => readFileSync(join(folder.path, name), 'utf8');

describe('lint --fix', () => {
  it('pins, says so, and changes nothing when run again', async () => {
    folder.write('app.py', source);
    const first = await run(['lint', '--fix']);
    expect(first.stderr).toBe('model-warden: applied 1 fix in 1 file\n');
    expect(first.stdout).toContain('No findings in 1 file.');
    expect(first.code).toBe(0);
    expect(text('app.py')).toMatch(
      new RegExp(`"${bert}", revision="${sha}"\\)  # main @ \\d{4}-\\d\\d-\\d\\d\\n`),
    );
    const fixed = text('app.py');
    const second = await run(['lint', '--fix']);
    expect({ code: second.code, stderr: second.stderr, same: text('app.py') === fixed }).toEqual({
      code: 0,
      stderr: '',
      same: true,
    });
  });

  it('keeps mode, links, encoding, byte order mark and line ends, and leaves nothing behind', async () => {
    folder.write('app.py', `\ufeff${source.replaceAll('\n', '\r\n')}`);
    chmodSync(join(folder.path, 'app.py'), 0o750);
    symlinkSync('app.py', join(folder.path, 'link.py'));
    writeFileSync(join(folder.path, 'latin.py'), Buffer.from(`# coding: latin-1\n# é\n${source}`, 'latin1'));
    const { code } = await run(['lint', '--fix', 'link.py', 'latin.py']);
    expect(code).toBe(0);
    expect(lstatSync(join(folder.path, 'link.py')).isSymbolicLink()).toBe(true);
    expect(statSync(join(folder.path, 'app.py')).mode & 0o777).toBe(0o750);
    expect(text('app.py').startsWith('\ufeff')).toBe(true);
    expect(text('app.py')).toContain(`revision="${sha}"`);
    expect(text('app.py').replaceAll('\r\n', '')).not.toContain('\n');
    const latin = readFileSync(join(folder.path, 'latin.py'), 'latin1');
    expect(latin).toContain('# é\n');
    expect(latin).toContain(sha);
    expect(readdirSync(folder.path).sort()).toEqual(['app.py', 'latin.py', 'link.py']);
  });

  it('changes nothing outside through a link met on the way, in a folder or by its name', async () => {
    folder.write('outside/victim.py', source);
    folder.write('outside/model-manifest.yaml', '# kept\n');
    folder.write('project/app.py', source);
    symlinkSync('app.py', join(folder.path, 'project/same.py'));
    symlinkSync('../outside/victim.py', join(folder.path, 'project/out.py'));
    const inProject = (words: string[]) =>
      runCli(words, { folder: join(folder.path, 'project'), env: { HF_ENDPOINT: hub.url } });
    const met = await inProject(['lint', '--fix']);
    expect(met.code).toBe(0);
    expect(met.stdout).toContain('skipped out.py: a link to a file outside');
    expect(text('project/same.py')).toContain(sha);
    expect(text('outside/victim.py')).toBe(source);
    expect((await inProject(['lint', '--fix', 'out.py'])).code).toBe(0);
    expect(text('outside/victim.py')).toContain(sha);
    expect(lstatSync(join(folder.path, 'project/out.py')).isSymbolicLink()).toBe(true);
    symlinkSync('../outside/model-manifest.yaml', join(folder.path, 'project/model-manifest.yaml'));
    const manifest = await inProject(['pin', '--manifest']);
    expect(manifest.stderr).toContain('model-manifest.yaml: it is a link that leads outside');
    expect(text('outside/model-manifest.yaml')).toBe('# kept\n');
  });

  it('leaves hard links and read-only files alone, and gives no new contents set-user-id', async () => {
    folder.write('linked.py', source);
    linkSync(join(folder.path, 'linked.py'), join(folder.path, 'other.txt'));
    folder.write('readonly.py', source);
    chmodSync(join(folder.path, 'readonly.py'), 0o444);
    folder.write('setuid.py', source);
    chmodSync(join(folder.path, 'setuid.py'), 0o4755);
    const { code, stderr } = await run(['lint', '--fix']);
    expect(code).toBe(3);
    expect(stderr).toContain('linked.py was not fixed: it has 2 hard links, which a change would part');
    expect(stderr).toContain('readonly.py was not fixed: it is read-only');
    expect([text('linked.py'), text('other.txt'), text('readonly.py')]).toEqual([source, source, source]);
    expect(text('setuid.py')).toContain(sha);
    expect(statSync(join(folder.path, 'setuid.py')).mode & 0o7777).toBe(0o755);
  });

  it('offline says what it could not ask, and leaves the file', async () => {
    folder.write('app.py', source);
    const { code, stderr } = await run(['lint', '--fix', '--offline', '--fail-on', 'error']);
    expect(stderr).toMatch(/^model-warden: not fixed: app\.py:3: unpinned-revision: /);
    expect(code).toBe(2);
    expect(text('app.py')).toBe(source);
    expect((await run(['lint', '--fix', '--offline'])).code).toBe(1);
  });

  it('offline takes the pin of the manifest', async () => {
    folder.write('app.py', source);
    folder.write(
      'model-manifest.yaml',
      `models:\n  - { id: ${bert}, revision: ${sha}, ref: main, approved_by: ada }\n`,
    );
    const { code } = await run(['lint', '--fix', '--offline']);
    expect(code).toBe(0);
    expect(text('app.py')).toContain(sha);
  });

  it('does not pin what the Hub does not have', async () => {
    folder.write('app.py', source.replace(bert, 'no-such/repository'));
    const { code, stderr } = await run(['lint', '--fix']);
    expect(code).toBe(1);
    expect(stderr).toContain('not fixed: app.py:3: unpinned-revision: ');
  });

  it('prints the fixed standard input and the rest aside', async () => {
    const { code, stdout, stderr } = await run(['lint', '--fix', '--stdin-filename', 'new.py'], source);
    expect(code).toBe(0);
    expect((await run(['lint', '-', '--fix', '--stdin-filename', 'new.py'], source)).stdout).toBe(stdout);
    expect((await run(['lint', '-', 'more.py', '--stdin-filename', 'new.py'], source)).code).toBe(3);
    expect(stdout).toContain(`revision="${sha}"`);
    expect(stdout.startsWith('from transformers')).toBe(true);
    expect(stderr).toContain('No findings in 1 file.');
  });
});

describe('pin', () => {
  it('pins, tells to what, and writes the manifest', async () => {
    folder.write('app.py', source);
    folder.write('more/other.py', source.replace(bert, 'no-such/repository'));
    const { code, stdout } = await run(['pin', '--manifest', '--format', 'json']);
    const json = JSON.parse(stdout);
    expect(schemaErrors('cli/pin.schema.json', json)).toEqual([]);
    expect(json.pinned).toMatchObject([
      { path: 'app.py', repo: bert, revision: sha, name: 'main', source: 'hub' },
    ]);
    expect(json.failed).toMatchObject([{ path: 'more/other.py', repo: 'no-such/repository' }]);
    expect(json.manifest).toMatchObject({ path: 'model-manifest.yaml', added: [bert] });
    expect(text('model-manifest.yaml')).toContain(`revision: ${sha}`);
    expect(code).toBe(2);
    const again = await run(['pin', 'app.py']);
    expect(again).toEqual({ code: 0, stdout: 'Nothing to pin in 1 file.\n', stderr: '' });
  });

  it('tells that the Hub answered for another id', async () => {
    const old = source.replace(bert, 'former-lab/released-encoder');
    folder.write('app.py', old);
    const json = JSON.parse((await run(['pin', '--format', 'json'])).stdout);
    expect(schemaErrors('cli/pin.schema.json', json)).toEqual([]);
    expect(json.pinned).toMatchObject([
      { repo: 'former-lab/released-encoder', renamedTo: 'local-lab/released-encoder' },
    ]);
    folder.write('app.py', old);
    expect((await run(['pin'])).stdout).toContain(
      'former-lab/released-encoder (renamed to local-lab/released-encoder) pinned: ',
    );
    folder.write('app.py', text('app.py').replace(/"[0-9a-f]{40}"/, `"${'b'.repeat(40)}"`));
    expect((await run(['pin', '--update'])).stdout).toContain(
      'former-lab/released-encoder (renamed to local-lab/released-encoder) moved from bbbbbbbbbbbb: ',
    );
    folder.write('app.py', old);
    expect((await run(['lint', '--fix'])).stderr).toContain(
      'app.py:3: former-lab/released-encoder was renamed to local-lab/released-encoder, and the commit is',
    );
  });

  it('moves pins to the newest commit with --update', async () => {
    const { stdout } = await run(['lint', '--fix', '--stdin-filename', 'x.py'], source);
    const old = 'b'.repeat(40);
    folder.write('app.py', stdout.replace(sha, old));
    const { code, stdout: told } = await run(['pin', '--update']);
    expect(told).toContain(`${bert} moved from ${old.slice(0, 12)}: ${sha} (main`);
    expect(code).toBe(0);
    expect(text('app.py')).toContain(sha);
  });

  it('takes only commits of the minimum age', async () => {
    folder.write('app.py', source);
    const { code, stdout } = await run(['pin', '--minimum-age', '36500']);
    expect(code).toBe(2);
    expect(stdout).toContain('not pinned');
    expect(text('app.py')).toBe(source);
    expect((await run(['pin', '--minimum-age', 'old'])).code).toBe(3);
  });
});
