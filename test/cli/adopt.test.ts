import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cachedSha, sha256Of, writeSnapshot } from '../support/hubCache.ts';
import { schemaErrors } from '../support/jsonSchema.ts';
import { runCli } from '../support/runCli.ts';
import { useScratchFolders } from '../support/scratchFolder.ts';

const scratch = useScratchFolders();
const config = '{"model_type": "bert"}';
const source = `from transformers import AutoModel

AutoModel.from_pretrained("lab/model", revision="${cachedSha}")
AutoModel.from_pretrained("lab/other")
`;

describe('adopt', () => {
  it('writes a manifest with the hashes of the cache, and a baseline under which lint is silent', async () => {
    const folder = scratch();
    folder.write('app.py', source);
    const cache = scratch();
    writeSnapshot(cache, { 'config.json': config });
    const run = (...words: string[]) =>
      runCli(words, { folder: folder.path, env: { HF_HUB_CACHE: cache.path } });
    expect((await run('lint')).code).toBe(1);

    const { code, stdout } = await run('adopt', '--format', 'json');
    expect(code).toBe(0);
    const report = JSON.parse(stdout);
    expect(schemaErrors('cli/adopt.schema.json', report)).toEqual([]);
    expect(report).toMatchObject({
      manifest: { path: 'model-manifest.yaml', added: ['lab/model'] },
      hashed: ['lab/model'],
      unpinned: [{ repo: 'lab/other', revisionState: 'absent' }],
    });
    const manifest = readFileSync(folder.at('model-manifest.yaml'), 'utf8');
    expect(manifest).toContain(`config.json: ${sha256Of(config)}`);
    expect(manifest).not.toMatch(/approved_by: \S/);

    expect((await run('lint', '--baseline', 'model-warden-baseline.json')).code).toBe(0);
    folder.write('new.py', source.replace('lab/other', 'lab/third'));
    expect((await run('lint', '--baseline', 'model-warden-baseline.json')).code).toBe(1);

    const again = await run('adopt');
    expect(again.stdout).toContain('model-manifest.yaml: 0 added, 0 updated');
    expect(readFileSync(folder.at('model-manifest.yaml'), 'utf8')).toBe(manifest);
  });

  it('says that there is nothing to write where nothing is pinned', async () => {
    const folder = scratch();
    folder.write('app.py', 'import torch\n');
    const { code, stdout } = await runCli(['adopt'], { folder: folder.path });
    expect(stdout).toContain('No manifest was written: nothing is pinned to a commit.');
    expect(code).toBe(0);
  });
});
