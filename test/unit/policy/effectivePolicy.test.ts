import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { TextFinding } from '../../../core/src/finding/finding.ts';
import { committedFiles } from '../../../core/src/git/committedFiles.ts';
import { effectivePolicy, PolicyFinder } from '../../../core/src/policy/effectivePolicy.ts';
import { isExcepted } from '../../../core/src/policy/exceptions.ts';

let root = '';

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'policy-')));
});

function write(path: string, text = ''): string {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

const rule = (level: string) => `policy: { rules: { unpinned-revision: ${level} } }\n`;
const trusted = { workspaceTrusted: true };
const finding = (repo: string): TextFinding => ({
  rule: 'unpinned-revision',
  severity: 'warning',
  message: '',
  place: { path: 'a.py', range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } } },
  related: [],
  fixes: [],
  reference: {
    path: 'a.py',
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
    loader: 'x',
    kind: 'model',
    repo,
    revision: null,
    revisionState: 'absent',
    trustRemoteCode: false,
    useSafetensors: 'absent',
  },
});

describe('effectivePolicy', () => {
  it('takes the nearest manifest up to the git root', () => {
    write('.git/HEAD');
    write('model-manifest.yaml', rule('error'));
    write('inner/model-manifest.yaml', rule('hint'));
    const level = (file: string) => effectivePolicy(join(root, file), trusted).rules.get('unpinned-revision');
    expect(level('a.py')).toBe('error');
    expect(level('other/deep/a.py')).toBe('error');
    expect(level('inner/deep/a.py')).toBe('hint');
  });

  it('does not look above the git root, unless the workspace folder is higher', () => {
    write('model-manifest.yaml', rule('error'));
    write('repo/.git/HEAD');
    const file = write('repo/a.py');
    expect(effectivePolicy(file, trusted).source).toBeNull();
    expect(effectivePolicy(file, { ...trusted, workspaceFolder: root }).source).toBe(
      join(root, 'model-manifest.yaml'),
    );
  });

  it('takes nothing from inside a model folder', () => {
    write('.git/HEAD');
    write('model-manifest.yaml', rule('error'));
    write('models/bert/config.json', '{}');
    write('models/bert/model.safetensors');
    write('models/bert/model-manifest.yaml', rule('off'));
    write('models/bert/code/model-manifest.yaml', rule('off'));
    for (const path of ['models/bert/modeling.py', 'models/bert/code/a.py']) {
      expect(effectivePolicy(join(root, path), trusted).rules.get('unpinned-revision')).toBe('error');
    }
  });

  it('takes nothing from a snapshot of the Hub cache', () => {
    const snapshot = `hub/models--org--name/snapshots/${'a'.repeat(40)}`;
    write(`${snapshot}/model-manifest.yaml`, rule('off'));
    expect(effectivePolicy(join(root, snapshot, 'a.py'), trusted).source).toBeNull();
  });

  it('lets an untrusted manifest only tighten', () => {
    write(
      'model-manifest.yaml',
      `policy: { minimumAge: 3, rules: { unpinned-revision: error, remote-code-unpinned: hint, typosquat: off } }
models: [{ id: a/b, revision: ${'a'.repeat(40)}, remote_code: true }]
exceptions: [{ rule: typosquat, reason: no }]
`,
    );
    const policy = effectivePolicy(write('a.py'), { workspaceTrusted: false });
    expect([...policy.rules]).toEqual([['unpinned-revision', 'error']]);
    expect(policy).toMatchObject({ trusted: false, models: [], exceptions: [], minimumAge: 3 });
  });

  it('lets an untrusted manifest make verdicts on models worse, and trust nobody', () => {
    write(
      'model-manifest.yaml',
      `policy:
  formats: { pickle: deny, gguf: allow, keras: signed }
  licenses: [mit]
  scope: all
  signers: [mallory@example.org]
  acceptedNames: [mallory.models.Layer]
  endpoints: [https://mallory.example.org]
  paths: { strict: [a], relaxed: [b] }
`,
    );
    const file = write('a.py');
    expect(effectivePolicy(file, { workspaceTrusted: false }).settings).toEqual({
      formats: new Map([
        ['pickle', 'deny'],
        ['keras', 'signed'],
      ]),
      licenses: ['mit'],
      scope: 'all',
      acceptedNames: [],
      trees: [{ pattern: 'a', level: 'strict' }],
    });
    expect(effectivePolicy(file, trusted).settings.signers).toEqual([{ identity: 'mallory@example.org' }]);
  });

  it('takes a given manifest over what lies beside the file', () => {
    write('model-manifest.yaml', rule('off'));
    const fixed = { source: '/etc/policy.yaml', text: rule('error') };
    const policy = effectivePolicy(write('a.py'), { ...trusted, fixed });
    expect(policy.rules.get('unpinned-revision')).toBe('error');
    expect(policy.source).toBe('/etc/policy.yaml');
  });

  it('takes the manifest of a revision, whatever the change under review did', async () => {
    const git = (...words: string[]) =>
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...words], { cwd: root });
    git('init', '-q');
    write('model-manifest.yaml', rule('error'));
    write('sub/model-manifest.yaml', rule('hint'));
    git('add', '.');
    git('commit', '-qm', 'one');
    write('model-manifest.yaml', rule('off'));
    write('config.json', '{}');
    write('model.safetensors');
    const committed = await committedFiles(root, 'HEAD', 'model-manifest.yaml');
    const policy = effectivePolicy(join(root, 'a.py'), { ...trusted, committed });
    expect(policy.rules.get('unpinned-revision')).toBe('error');
    expect(policy.source).toBe('HEAD:model-manifest.yaml');
    expect(effectivePolicy(join(root, 'sub', 'a.py'), { ...trusted, committed }).source).toBe(
      'HEAD:sub/model-manifest.yaml',
    );
    await expect(committedFiles(root, '--output=x', 'model-manifest.yaml')).rejects.toThrow('no revision');
  });

  it('tells of a manifest that cannot be read', () => {
    mkdirSync(join(root, 'model-manifest.yaml'));
    expect(effectivePolicy(write('a.py'), trusted).problems[0]?.message).toMatch(
      /^The manifest cannot be read: it is/,
    );
  });

  it.skipIf(process.platform === 'win32').each([true, false])(
    'waits for no manifest that never ends, trusted: %s',
    (workspaceTrusted) => {
      const policyIn = (folder: string) => effectivePolicy(write(`${folder}/a.py`), { workspaceTrusted });
      mkdirSync(join(root, 'fifo'));
      mkdirSync(join(root, 'zero'));
      execFileSync('mkfifo', [join(root, 'fifo/model-manifest.yaml')]);
      symlinkSync('/dev/zero', join(root, 'zero/model-manifest.yaml'));
      expect(policyIn('fifo').problems).toHaveLength(1);
      expect(policyIn('zero').problems).toHaveLength(1);
    },
  );

  it('follows a link to a manifest inside the boundary of the search, not out of it', () => {
    write('outside.yaml', rule('off'));
    write('repo/.git/HEAD');
    write('repo/shared.yaml', rule('hint'));
    mkdirSync(join(root, 'repo/in'));
    mkdirSync(join(root, 'repo/out'));
    symlinkSync('../shared.yaml', join(root, 'repo/in/model-manifest.yaml'));
    symlinkSync('../../outside.yaml', join(root, 'repo/out/model-manifest.yaml'));
    const policyIn = (folder: string) => effectivePolicy(join(root, 'repo', folder, 'a.py'), trusted);
    expect(policyIn('in').rules.get('unpinned-revision')).toBe('hint');
    expect(policyIn('out').rules.size).toBe(0);
    expect(policyIn('out').problems[0]?.message).toBe(
      'The manifest cannot be read: it is a link that leads outside.',
    );
  });

  it('lets a manifest that is not certain only tighten', () => {
    const loose = `models: [{ id: a/b, revision: ${'a'.repeat(40)}, remote_code: true }]
exceptions: [{ rule: typosquat, reason: no }]
policy: { rules: { unpinned-revision: error, typosquat: off } }
`;
    for (const spoilt of ['policy: { rules: { remote-code: off } }\n', 'models: [\n', 'x: *lost\n']) {
      const file = write('a.py');
      write('model-manifest.yaml', loose);
      expect(effectivePolicy(file, trusted)).toMatchObject({ trusted: true, models: [{}], exceptions: [{}] });
      write('model-manifest.yaml', loose + spoilt);
      const policy = effectivePolicy(file, trusted);
      expect([...policy.rules]).toEqual([['unpinned-revision', 'error']]);
      expect(policy).toMatchObject({ trusted: false, models: [], exceptions: [] });
      expect(policy.problems.length).toBeGreaterThan(0);
    }
  });

  it('reads each manifest once, until told to forget', () => {
    write('model-manifest.yaml', rule('error'));
    const finder = new PolicyFinder({ ...trusted, workspaceFolder: root });
    const level = (file: string) => finder.policyFor(join(root, file)).rules.get('unpinned-revision');
    expect(level('one/a.py')).toBe('error');
    write('model-manifest.yaml', rule('hint'));
    expect(level('two/a.py')).toBe('error');
    finder.forget();
    expect(level('two/a.py')).toBe('hint');
  });
});

describe('isExcepted', () => {
  it('holds for the path, the model and until the day named', () => {
    write(
      'model-manifest.yaml',
      `exceptions:
  - { rule: unpinned-revision, path: legacy/**, reason: old, expires: 2026-11-20 }
  - { model: org/known, reason: ours }
`,
    );
    const inLegacy = effectivePolicy(join(root, 'legacy/a.py'), { ...trusted, workspaceFolder: root });
    const elsewhere = effectivePolicy(join(root, 'new/a.py'), { ...trusted, workspaceFolder: root });
    expect(isExcepted(finding('org/x'), inLegacy, '2026-11-20')).toBe(true);
    expect(isExcepted(finding('org/x'), inLegacy, '2026-11-21')).toBe(false);
    expect(isExcepted(finding('org/x'), elsewhere, '2026-11-20')).toBe(false);
    expect(isExcepted(finding('org/known'), elsewhere, '2026-11-20')).toBe(true);
  });
});
