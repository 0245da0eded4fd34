import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli } from '../support/runCli.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

const load = (id: string) => `AutoTokenizer.from_pretrained("${id}")\n`;
const header = 'from transformers import AutoTokenizer\n';

let folder: TemporaryFolder;

function git(...words: string[]): void {
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...words], { cwd: folder.path });
}

beforeEach(() => {
  folder = new TemporaryFolder();
  git('init', '-q');
  folder.write('app.py', header + load('org/old') + load('org/kept'));
  folder.write('model-manifest.yaml', 'policy: { rules: { unpinned-revision: error } }\n');
  git('add', '.');
  git('commit', '-qm', 'one');
});

afterEach(() => {
  folder.remove();
});

const lint = (words: string[]) => runCli(['lint', ...words], { folder: folder.path });

describe('lint with git', () => {
  it('--since shows only what changed lines hold', async () => {
    expect((await lint(['--since', 'HEAD'])).code).toBe(0);
    folder.write('app.py', header + load('org/old') + load('org/changed'));
    folder.write('sub dir/é "new".py', header + load('org/new'));
    const { stdout, code } = await lint(['--since', 'HEAD']);
    expect(code).toBe(1);
    expect(stdout.match(/from_pretrained\("[^"]+/g)).toEqual([
      'from_pretrained("org/changed',
      'from_pretrained("org/new',
    ]);
    git('add', '.');
    git('commit', '-qm', 'two');
    expect((await lint(['--since', 'HEAD~1'])).stdout.match(/from_pretrained\("[^"]+/g)).toHaveLength(2);
    expect((await lint(['--since', 'nowhere'])).code).toBe(3);
    expect((await lint(['--since=--output=x'])).stderr).toContain('no revision');
  });

  it('--policy-from takes the policy from outside the change', async () => {
    folder.write('model-manifest.yaml', 'policy: { rules: { unpinned-revision: off } }\n');
    expect((await lint([])).code).toBe(0);
    const { code, stdout } = await lint(['--policy-from', 'HEAD']);
    expect(code).toBe(1);
    expect(stdout).toContain('error[unpinned-revision]');
    expect(stdout).toContain('policy HEAD:model-manifest.yaml');
    expect((await lint(['--policy-from', 'nowhere'])).code).toBe(3);
  });

  it('--since tells what a change loosens, also where the change silences it or takes lines out', async () => {
    const levels = 'typosquat: off, policy-loosened: off';
    folder.write(
      'model-manifest.yaml',
      `# model-warden: ignore[policy-loosened] we know\npolicy: { rules: { ${levels} } }\n`,
    );
    const { code, stdout } = await lint(['--since', 'HEAD']);
    expect(code).toBe(1);
    expect(stdout.match(/This change lowers \S+ from \w+ to \w+/g)).toEqual([
      'This change lowers unpinned-revision from error to warning',
      'This change lowers typosquat from warning to off',
      'This change lowers policy-loosened from warning to off',
    ]);
    folder.write('model-manifest.yaml', 'policy: { rules: { unpinned-revision: error } }\n');
    expect((await lint(['--since', 'HEAD'])).stdout).not.toContain('policy-loosened');
    rmSync(join(folder.path, 'model-manifest.yaml'));
    expect((await lint(['--since', 'HEAD'])).stdout).toMatch(
      /model-manifest\.yaml:1:1.*\[policy-loosened\].*lowers unpinned-revision from error to warning/,
    );
    folder.write('model-manifest.yaml', 'policy: { rules: { unpinned-revision: error } }\n');
    folder.write('sub/model-manifest.yaml', '# nothing\n');
    expect((await lint(['--since', 'HEAD'])).stdout).toContain('sub/model-manifest.yaml:1:1');
  });

  it('starts no program that the repository names', async () => {
    const trap = `touch "${join(folder.path, 'trapped')}"; cat`;
    git('config', 'core.fsmonitor', trap);
    git('config', 'diff.external', trap);
    git('config', 'diff.trap.textconv', trap);
    git('config', 'filter.trap.clean', trap);
    git('config', 'core.pager', trap);
    folder.write('.gitattributes', '*.py diff=trap filter=trap\n*.yaml diff=trap filter=trap\n');
    folder.write('app.py', header + load('org/changed'));
    expect((await lint(['--since', 'HEAD', '--policy-from', 'HEAD'])).code).toBe(1);
    expect(existsSync(join(folder.path, 'trapped'))).toBe(false);
  });
});
