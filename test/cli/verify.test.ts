import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalHub, startLocalHub } from '../support/hub/startLocalHub.ts';
import {
  cachedFolder,
  cachedSha,
  gitOidOf,
  sha256Of,
  snapshotFolder,
  writeSnapshot,
} from '../support/hubCache.ts';
import { schemaErrors } from '../support/jsonSchema.ts';
import { reduce, stackGlobal, stream, text } from '../support/pickleAssembler.ts';
import { runCli } from '../support/runCli.ts';
import { type ScratchFolder, useScratchFolders } from '../support/scratchFolder.ts';

const scratch = useScratchFolders();
const config = '{"model_type": "bert"}';
const readme = '# A model\n';
let folder: ScratchFolder;

const verify = (words: string[], env: Record<string, string> = {}) =>
  runCli(['verify', ...words], { folder: folder.path, env: { XDG_CACHE_HOME: folder.at('cache'), ...env } });

const verdict = ({ stdout }: { stdout: string }) => JSON.parse(stdout).verdict;

describe('verify of a Hub cache', () => {
  const files = { 'config.json': config, 'README.md': readme };

  it('passes what the cache names, says that it is the weaker proof, and what was not checked', async () => {
    folder = scratch();
    writeSnapshot(folder, files);
    const { code, stdout } = await verify([snapshotFolder]);
    expect(stdout).toContain(`lab/model @ ${cachedSha}: verified`);
    expect(stdout).toContain('That shows that nothing was damaged');
    expect(stdout).toContain('not checked who made the model, and how');
    expect(code).toBe(0);
    const json = await verify([snapshotFolder, '--format', 'json']);
    expect(schemaErrors('cli/verify.schema.json', JSON.parse(json.stdout))).toEqual([]);
  });

  it.each<[string, (root: string) => void]>([
    [
      'one flipped byte',
      () => folder.write(`${cachedFolder}/blobs/${gitOidOf(config)}`, config.replace('b', 'B')),
    ],
    [
      'one swapped link',
      (root) => {
        rmSync(`${root}/config.json`);
        symlinkSync(`../../blobs/${gitOidOf(readme)}`, `${root}/config.json`);
      },
    ],
    ['one file more', (root) => writeFileSync(`${root}/adapter_config.json`, '{}')],
    [
      'one link that leads out',
      (root) => {
        rmSync(`${root}/config.json`);
        symlinkSync('/etc/hostname', `${root}/config.json`);
      },
    ],
  ])('fails after %s', async (_, change) => {
    folder = scratch();
    const root = writeSnapshot(folder, files);
    change(root);
    const { code, stdout } = await verify([snapshotFolder, '--format', 'json']);
    expect(verdict({ stdout })).toBe('failed');
    expect(code).toBe(1);
  });

  it('takes a partial cache for what it is', async () => {
    folder = scratch();
    const root = writeSnapshot(folder, files);
    rmSync(`${root}/README.md`);
    const { code, stdout } = await verify([snapshotFolder]);
    expect(stdout).toContain('README.md: not downloaded');
    expect(code).toBe(0);
  });

  it('does the whole cache, each model for itself', async () => {
    folder = scratch();
    writeSnapshot(folder, files);
    const { code, stdout } = await verify(['--hub-cache'], { HF_HUB_CACHE: folder.path });
    expect(stdout).toContain(`lab/model @ ${cachedSha}: verified`);
    expect(code).toBe(0);
  });
});

describe('verify --online', () => {
  let hub: LocalHub;
  beforeAll(async () => {
    hub = await startLocalHub();
  });
  afterAll(() => hub.close());

  it('compares with the Hub at the commit, and finds what differs', async () => {
    folder = scratch();
    const repository = hub.repository('local-lab/released-encoder');
    const place = `models--local-lab--released-encoder/snapshots/${repository.sha}`;
    for (const [path, file] of repository.head.files) folder.write(`${place}/${path}`, file.content);
    const online = () => verify([place, '--online', '--hub', hub.url, '--format', 'json']);
    const report = JSON.parse((await online()).stdout);
    expect(report.checks[0]).toMatchObject({ id: 'integrity', state: 'passed' });
    expect(report.files.every(({ coveredBy }: { coveredBy: string[] }) => coveredBy.includes('hub'))).toBe(
      true,
    );
    folder.write(`${place}/config.json`, '{}');
    expect(verdict(await online())).toBe('failed');
  });

  it('is incomplete where the Hub gives no answer', async () => {
    folder = scratch();
    writeSnapshot(folder, { 'config.json': config });
    const { code, stderr } = await verify([snapshotFolder, '--online', '--hub', 'http://127.0.0.1:9']);
    expect(stderr).toContain('The Hub gave no answer');
    expect(code).toBe(2);
    expect((await verify([snapshotFolder, '--online', '--offline'])).code).toBe(3);
  });
});

describe('verify under a policy', () => {
  const weights = stream(reduce(stackGlobal('somebody.models', 'Layer'), text('id')));
  const manifest = (body: string) => folder.write('model-manifest.yaml', `version: 1\n${body}`);

  function model(bytes: Uint8Array): void {
    folder = scratch();
    folder.write('model/config.json', config);
    folder.write('model/model.pkl', bytes);
  }

  const entry = (bytes: Uint8Array) =>
    `models:\n  - id: lab/model\n    revision: ${cachedSha}\n    approved_by: Ada\n    files:\n      config.json: ${sha256Of(config)}\n      model.pkl: ${sha256Of(bytes)}\n`;

  it('has nothing to compare a folder with, and says so', async () => {
    model(stream(text('x')));
    const { code, stdout } = await verify(['model']);
    expect(stdout).toContain('There is nothing to compare the files with');
    expect(code).toBe(2);
  });

  it('knows a folder by the hashes of the manifest', async () => {
    const harmless = stream(text('x'));
    model(harmless);
    manifest(entry(harmless));
    const { code, stdout } = await verify(['model']);
    expect(stdout).toContain('byte for byte, what the manifest says');
    expect(code).toBe(0);
    folder.write('model/config.json', '{}');
    expect((await verify(['model'])).code).toBe(1);
  });

  it('is incomplete for a name that nobody knows, until an exception names the file', async () => {
    model(weights);
    manifest(entry(weights));
    expect((await verify(['model'])).code).toBe(2);
    manifest(
      `${entry(weights)}exceptions:\n  - sha256: ${sha256Of(weights)}\n    reason: our own layers\n    approved_by: Ada\n`,
    );
    const { code, stdout } = await verify(['model']);
    expect(stdout).toContain('accepted by an exception of the manifest: our own layers (Ada)');
    expect(code).toBe(0);
  });

  it('accepts a name that the policy names, and never one that is known to be dangerous', async () => {
    const both = (name: string) => `policy:\n  acceptedNames: [${name}]\n`;
    model(weights);
    manifest(both('somebody.models.Layer') + entry(weights));
    expect((await verify(['model'])).code).toBe(0);
    expect((await runCli(['scan', 'model'], { folder: folder.path })).code).toBe(0);
    const system = stream(reduce(stackGlobal('os', 'system'), text('id')));
    model(system);
    manifest(both('os.system') + entry(system));
    expect((await verify(['model'])).code).toBe(1);
  });

  it('fails a format that the policy denies, and a licence that is not on its list', async () => {
    const harmless = stream(text('x'));
    model(harmless);
    manifest(`policy:\n  formats:\n    pickle: deny\n${entry(harmless)}`);
    expect((await verify(['model'])).stdout).toContain('model.pkl: the policy denies pickle');
    folder.write('model/README.md', '---\nlicense: cc-by-nc-4.0\n---\n# A model\n');
    manifest(
      `policy:\n  licenses: [mit]\n${entry(harmless)}      README.md: ${sha256Of(readFileSync(folder.at('model/README.md')))}\n`,
    );
    expect((await verify(['model'])).stdout).toContain("Not on the policy's list of licences: cc-by-nc-4.0");
  });

  it('reads nothing of a manifest inside the model', async () => {
    model(weights);
    folder.write(
      'model/model-manifest.yaml',
      `version: 1\nexceptions:\n  - sha256: ${sha256Of(weights)}\n    reason: trust me\n`,
    );
    expect((await verify(['model'])).code).toBe(2);
  });

  it('judges by what a loader reads', async () => {
    const dangerous = stream(reduce(stackGlobal('somebody.models', 'Layer'), text('id')));
    model(dangerous);
    const check = async (words: string[]) =>
      JSON.parse((await verify(['model', '--format', 'json', ...words])).stdout).checks[1].state;
    expect(await check([])).toBe('incomplete');
    expect(await check(['--loader', 'transformers.AutoConfig'])).toBe('passed');
    expect((await verify(['model', '--loader', 'nobody.Knows'])).code).toBe(3);
  });
});
