import { afterEach, beforeEach, expect, it } from 'vitest';
import { runCli } from '../support/runCli.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

let folder: TemporaryFolder;

beforeEach(() => {
  folder = new TemporaryFolder();
});

afterEach(() => {
  folder.remove();
});

async function places(...words: string[]): Promise<string[]> {
  const { stdout } = await runCli(['lint', '--format', 'json', ...words], { folder: folder.path });
  const { findings } = JSON.parse(stdout) as {
    findings: { path: string; rule: string; severity: string; range: { start: { line: number } } }[];
  };
  return findings.map(({ path, rule, severity, range }) => `${path}:${range.start.line} ${rule} ${severity}`);
}

it('files of variables are walked, and git decides about their tokens', async () => {
  const token = 'hf_InventedForTestsInventedForTests01';
  folder.write('.git/HEAD', 'ref: refs/heads/main\n');
  folder.write('.gitignore', '.env\n');
  folder.write('.env', `HF_TOKEN=${token}\n`);
  folder.write('.env.example', `HF_TOKEN=${token}\n`);
  folder.write('deploy/.env.production', `HF_TOKEN=${token}\nHF_ENDPOINT=http://hub.corp\n`);
  expect(await places()).toEqual([
    '.env.example:1 hardcoded-token error',
    'deploy/.env.production:1 hardcoded-token warning',
    'deploy/.env.production:2 insecure-endpoint error',
  ]);
  // Named, it is read; but there a token is at home.
  expect(await places('.env')).toEqual([]);
});

it('constants of other files count, and a pin is written at the call', async () => {
  folder.write('config.py', 'MODEL = "org/model"\n');
  folder.write(
    'app/load.py',
    'from transformers import AutoTokenizer\nimport config\n\nAutoTokenizer.from_pretrained(config.MODEL)\n',
  );
  expect(await places()).toEqual(['app/load.py:4 unpinned-revision warning']);
  const { stdout } = await runCli(['lint', '--references', '--format', 'json'], { folder: folder.path });
  expect(JSON.parse(stdout).references).toMatchObject([{ path: 'app/load.py', repo: 'org/model' }]);
});
