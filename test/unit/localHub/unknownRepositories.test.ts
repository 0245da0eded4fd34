import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderRepository } from '../../support/hub/folderRepository.ts';
import { generatedRepository } from '../../support/hub/generatedRepository.ts';
import { Repository } from '../../support/hub/repository.ts';
import { request, useLocalHub } from './hubForTests.ts';

const generating = useLocalHub({ unknownRepositories: 'generate' });
const strict = useLocalHub();

describe('an id that the Hub does not know', () => {
  it('gets a repository of its own with a stable SHA, where the Hub was started so', async () => {
    const sha = async (id: string) =>
      ((await (await request(`${generating().url}/api/models/${id}`)).json()) as { sha: string }).sha;
    const first = await sha('some-lab/some-model');
    expect(first).toBe(new Repository(generatedRepository('some-lab/some-model')).sha);
    expect(await sha('some-lab/some-model')).toBe(first);
    expect(await sha('some-lab/other-model')).not.toBe(first);
    const weights = await fetch(`${generating().url}/some-lab/some-model/resolve/${first}/model.safetensors`);
    expect(weights.status).toBe(200);
  });

  it('leaves former ids their redirect', async () => {
    expect((await request(`${generating().url}/api/models/bert-base-uncased`)).status).toBe(307);
  });

  it('can be taught one by one', async () => {
    const path = `${strict().url}/api/models/some-lab/taught`;
    expect((await request(path)).status).toBe(401);
    const { sha } = strict().teachRepository('some-lab/taught');
    expect(await (await request(path)).json()).toMatchObject({ sha });
    expect(strict().teachRepository('some-lab/taught').sha).toBe(sha);
    expect(strict().teachRepository('some-lab/taught', 'dataset').sha).not.toBe(sha);
  });
});

describe('a folder as a repository', () => {
  it('is served with the SHA that its files decide', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'local-hub-folder-'));
    try {
      mkdirSync(join(folder, 'sub'));
      writeFileSync(join(folder, 'config.json'), '{}\n');
      writeFileSync(join(folder, 'sub', 'weights.bin'), 'weights');
      const repository = strict().addRepository(folderRepository(folder, { id: 'local-lab/from-folder' }));
      expect([...repository.head.files.keys()].sort()).toEqual(['config.json', 'sub/weights.bin']);
      expect(repository.sha).toBe(
        new Repository(folderRepository(folder, { id: 'local-lab/from-folder' })).sha,
      );
      const answer = await fetch(`${strict().url}/local-lab/from-folder/resolve/main/sub/weights.bin`);
      expect(await answer.text()).toBe('weights');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
