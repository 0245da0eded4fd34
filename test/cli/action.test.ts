import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { root } from '../../scripts/projectPaths.mjs';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

interface Action {
  readonly inputs: Record<string, { default: string }>;
  readonly runs: { readonly steps: { name: string; run: string; env?: Record<string, string> }[] };
}

const action: Action = parse(readFileSync(join(root, 'action.yml'), 'utf8'));
const lintStep = action.runs.steps.find((step) => step.name === 'Lint');
const source = 'from transformers import AutoTokenizer\nAutoTokenizer.from_pretrained("org/name")\n';

let folder: TemporaryFolder;

beforeEach(() => {
  folder = new TemporaryFolder();
});

afterEach(() => {
  folder.remove();
});

/** Runs the action's script as the runner does: `bash -e -o pipefail`, inputs as variables. */
function runAction(inputs: Record<string, string>) {
  const variables = Object.entries(lintStep?.env ?? {}).map(([variable, expression]) => {
    const name = /inputs\.([\w-]+)/.exec(expression)?.[1];
    const value =
      name === undefined ? join(root, 'dist', 'cli.js') : (inputs[name] ?? action.inputs[name]?.default);
    return [variable, value];
  });
  const path = `${dirname(process.execPath)}:${process.env.PATH}`;
  return spawnSync('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', lintStep?.run ?? ''], {
    cwd: folder.path,
    encoding: 'utf8',
    env: { ...process.env, PATH: path, ...Object.fromEntries(variables) },
  });
}

describe.skipIf(process.platform === 'win32')('the GitHub Action', () => {
  it('annotates, writes SARIF, and fails', () => {
    folder.write('a b.py', source);
    folder.write('other.py', source);
    const { status, stdout } = runAction({ paths: 'a b.py\n', 'sarif-file': 'out.sarif' });
    expect(stdout).toMatch(/^::warning file=a b\.py,line=2,[^\n]+\n$/);
    expect(status).toBe(1);
    const log = JSON.parse(readFileSync(join(folder.path, 'out.sarif'), 'utf8'));
    expect(log.runs[0].results).toHaveLength(1);
  });

  it('takes the whole checkout and the severity given', () => {
    folder.write('a.py', source);
    expect(runAction({ 'fail-on': 'error' })).toMatchObject({ status: 0 });
  });

  it('runs nothing that an input holds', () => {
    folder.write('a.py', source);
    const { status, stdout } = runAction({ paths: '$(echo trapped >&1); --fix\n`id`' });
    expect(status).toBe(3);
    // Named as files that are not there, and as nothing else.
    const lines = stdout.trim().split('\n');
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(line).toMatch(/^::warning file=.*::Not looked at: it does not exist$/);
  });
});
