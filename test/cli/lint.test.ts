import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { schemaErrors } from '../support/jsonSchema.ts';
import { runCli } from '../support/runCli.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

const unpinned = `from transformers import AutoTokenizer

tokenizer = AutoTokenizer.from_pretrained("google-bert/bert-base-uncased")
`;
const pinned = `from transformers import AutoTokenizer

tokenizer = AutoTokenizer.from_pretrained("google-bert/bert-base-uncased", revision="${'a'.repeat(40)}")
`;

let folder: TemporaryFolder;

beforeEach(() => {
  folder = new TemporaryFolder();
});

afterEach(() => {
  folder.remove();
});

const lint = (words: string[], input?: string) =>
  runCli(['lint', ...words], { folder: folder.path, ...(input === undefined ? {} : { input }) });

describe('lint', () => {
  it('shows the line with a caret, and fails', async () => {
    folder.write('app.py', unpinned);
    const { code, stdout, stderr } = await lint([]);
    expect(stderr).toBe('');
    expect(stdout).toContain('app.py:3:43: warning[unpinned-revision]');
    const lines = stdout.split('\n');
    const at = lines.findIndex((line) => line.includes('| tokenizer = '));
    const caret = lines[at + 1] ?? '';
    expect(lines[at]?.slice(caret.indexOf('^'), caret.lastIndexOf('^') + 1)).toBe(
      '"google-bert/bert-base-uncased"',
    );
    expect(stdout).toMatch(/1 finding \(1 warning\) in 1 file\. 1 can be fixed with --fix\.\n$/);
    expect(code).toBe(1);
  });

  it('is silent and clean on pinned loads', async () => {
    folder.write('app.py', pinned);
    expect(await lint(['--quiet'])).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('fails from the severity asked for', async () => {
    folder.write('app.py', unpinned);
    expect((await lint(['--fail-on', 'error'])).code).toBe(0);
    expect((await lint(['--fail-on', 'hint'])).code).toBe(1);
    expect((await lint(['--fail-on', 'fatal'])).stderr).toContain('--fail-on needs one of error, warning');
  });

  it('prints JSON that its schema allows, with references when asked', async () => {
    folder.write('app.py', unpinned);
    folder.write('large.py', '#'.repeat(11 * 1024 * 1024));
    const { stdout, code } = await lint(['--format', 'json', '--references']);
    const json = JSON.parse(stdout);
    expect(schemaErrors('cli/lint.schema.json', json)).toEqual([]);
    expect(json.findings[0]).toMatchObject({
      rule: 'unpinned-revision',
      path: 'app.py',
      range: { start: { line: 3, column: 43 } },
      fixes: [{ needs: 'hub', safe: true }],
    });
    expect(json.references).toMatchObject([
      { repo: 'google-bert/bert-base-uncased', revisionState: 'absent' },
    ]);
    expect(json.skipped).toEqual([{ path: 'large.py', reason: 'its 11 MiB are over the limit of 10 MiB' }]);
    expect(json.files).toBe(1);
    expect(code).toBe(1);
    expect(JSON.parse((await lint(['--format', 'json'])).stdout).references).toEqual([]);
  });

  it('prints SARIF that its schema allows', async () => {
    folder.write('a dir/app.py', unpinned);
    folder.write('load.py', 'import torch\nx = torch.load("a.pt", weights_only=False)\n');
    const log = JSON.parse((await lint(['--format', 'sarif'])).stdout);
    expect(schemaErrors('sarif/sarif-schema-2.1.0.json', log)).toEqual([]);
    const [run] = log.runs;
    expect(run.results[0].locations[0].physicalLocation).toMatchObject({
      artifactLocation: { uri: 'a%20dir/app.py', uriBaseId: '%SRCROOT%' },
      region: { startLine: 3, startColumn: 43 },
    });
    for (const result of run.results) expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
  });

  it('prints annotations for GitHub and tables in Markdown', async () => {
    folder.write('a,b.py', unpinned);
    expect((await lint(['--format', 'github'])).stdout).toMatch(
      /^::warning file=a%2Cb\.py,line=3,endLine=3,col=43,endColumn=73,title=unpinned-revision::[^\n]+\n$/,
    );
    expect((await lint(['--format', 'markdown'])).stdout).toContain(
      '| `a,b.py:3:43` | warning | [unpinned-revision](',
    );
  });

  it('refuses what it does not know, and names the nearest', async () => {
    const { code, stderr, stdout } = await lint(['--refrences']);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toBe('model-warden: Unknown option --refrences. Did you mean --references?\n');
    expect((await lint(['--format', 'cyclonedx'])).stderr).toContain('lint has no format "cyclonedx"');
    expect((await lint(['--jobs', '0'])).code).toBe(3);
    expect((await lint(['--exclude'])).code).toBe(3);
    expect((await lint(['--online', '--offline'])).code).toBe(3);
    expect((await runCli(['lnit'], { folder: folder.path })).stderr).toContain('Did you mean lint?');
    expect((await runCli(['fetch'], { folder: folder.path })).stderr).toContain('not in this version');
  });

  it('helps', async () => {
    const { code, stdout } = await runCli(['--help'], { folder: folder.path });
    expect(code).toBe(0);
    expect(stdout.match(/^ {2}(\w+) /gm)?.map((name) => name.trim())).toEqual([
      'lint',
      'pin',
      'scan',
      'verify',
      'inspect',
      'adopt',
      'lsp',
    ]);
    expect((await lint(['--help'])).stdout).toContain('--stdin-filename F');
    expect((await runCli(['--version'], { folder: folder.path })).stdout).toMatch(
      /^model-warden \d+\.\d+\.\d+\n$/,
    );
  });

  it('lints standard input under a name', async () => {
    const { code, stdout } = await lint(['--stdin-filename', 'src/new.py'], unpinned);
    expect(code).toBe(1);
    expect(stdout).toContain('src/new.py:3:43: warning[unpinned-revision]');
    expect(stdout).toContain('| tokenizer = ');
    expect((await lint(['--stdin-filename', 'x.txt'], unpinned)).code).toBe(3);
    expect((await lint(['--stdin-filename', 'x.py', 'app.py'], unpinned)).code).toBe(3);
  });

  it('leaves out what .gitignore and --exclude name', async () => {
    folder.write('.gitignore', 'build/\n');
    folder.write('build/a.py', unpinned);
    folder.write('docs/a.py', unpinned);
    folder.write('src/a.py', unpinned);
    const { stdout } = await lint(['--exclude', 'docs/', '--format', 'github']);
    expect(stdout.match(/file=[^,]+/g)).toEqual(['file=src/a.py']);
  });

  it('hides what a baseline holds, also after lines moved', async () => {
    folder.write('app.py', unpinned);
    for (const format of ['json', 'sarif']) {
      folder.write('baseline', (await lint(['--format', format])).stdout);
      folder.write('app.py', `"""Moved."""\n\n${unpinned}`);
      expect((await lint(['--baseline', 'baseline'])).code).toBe(0);
      folder.write('app.py', `${unpinned}\nother = AutoTokenizer.from_pretrained("org/other")\n`);
      const { code, stdout } = await lint(['--baseline', 'baseline']);
      expect(code).toBe(1);
      expect(stdout).toContain('org/other');
      expect(stdout).not.toContain('tokenizer = ');
      folder.write('app.py', unpinned);
    }
    expect((await lint(['--baseline', 'app.py'])).stderr).toContain('it is no JSON');
    expect((await lint(['--baseline', 'gone'])).code).toBe(3);
  });

  it('obeys the manifest, --policy and tells what is wrong in it', async () => {
    folder.write('app.py', unpinned);
    folder.write('model-manifest.yaml', 'policy: { rules: { unpinned-revision: off } }\n');
    const { code, stdout } = await lint([]);
    expect({ code, policy: stdout.includes('policy model-manifest.yaml') }).toEqual({
      code: 0,
      policy: true,
    });
    folder.write('other.yaml', 'policy: { rules: { unpinned-revision: error, nonsense: off } }\n');
    const strict = await lint(['--policy', 'other.yaml']);
    expect(strict.stdout).toContain('error[unpinned-revision]');
    expect(strict.stderr).toContain('other.yaml:1:46: There is no rule "nonsense".');
    expect((await lint(['--policy', 'gone.yaml'])).code).toBe(3);
  });

  it('takes nothing that a model says about itself', async () => {
    const silenced = unpinned.replace('")', '")  # model-warden: ignore[unpinned-revision] trust me');
    folder.write('app.py', silenced);
    expect((await lint([])).code).toBe(0);
    folder.write('bert/modeling.py', silenced);
    folder.write('bert/model-manifest.yaml', 'policy: { rules: { unpinned-revision: off } }\n');
    expect((await lint([])).code).toBe(0);
    folder.write('bert/config.json', '{}');
    folder.write('bert/model.safetensors', '');
    const { code, stdout } = await lint([]);
    expect(code).toBe(1);
    expect(stdout).toContain('bert/modeling.py:3:43');
    expect(stdout).not.toContain('app.py:3');
  });

  it('never prints a token', async () => {
    const token = `hf_${'Ab1'.repeat(12)}`;
    folder.write('app.py', `from huggingface_hub import login\nlogin(token="${token}")\n`);
    for (const format of ['text', 'json', 'sarif', 'github', 'markdown']) {
      const { stdout, stderr, code } = await lint(['--format', format]);
      expect(code, format).toBe(1);
      expect(stdout + stderr, format).not.toContain(token.slice(3, 12));
    }
  });

  it('spells out what would drive a terminal', async () => {
    folder.write(
      'a\u001b[31m\u202e.py',
      unpinned.replace('\n\n', '\n\u009b31m = 1\n').replace('")', '")  # \u202e'),
    );
    const { stdout } = await lint([]);
    expect(stdout).toContain('a\\u{1b}[31m\\u{202e}.py:3:43');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is about
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  });
});
