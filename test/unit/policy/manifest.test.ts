import { describe, expect, it } from 'vitest';
import { readManifest } from '../../../core/src/policy/manifest.ts';

const sha = 'a'.repeat(40);

describe('readManifest', () => {
  it('reads the form that guides recommend', () => {
    const manifest = readManifest(`
models:
  - id: google-bert/bert-base-uncased
    revision: ${sha}
    sha256_model_safetensors: ${'b'.repeat(64)}
    approved_by: ada
    approved_date: 2026-11-20
`);
    expect(manifest.problems).toEqual([]);
    expect(manifest.models).toMatchObject([
      {
        repository: { kind: 'model', id: 'google-bert/bert-base-uncased' },
        revision: sha,
        approvedBy: 'ada',
        approvedDate: '2026-11-20',
        remoteCodeApproved: false,
      },
    ]);
  });

  it('reads the fuller form', () => {
    const manifest = readManifest(`
policy:
  minimumAge: 7
  rules: { unpinned-revision: error, remote-code: off }
  formats: { pickle: deny }
models:
  - id: org/name
    kind: dataset
    revision: ${sha}
    ref: main
    expires: "2027-01-01"
    remote_code:
      files: { modeling_x.py: ${'c'.repeat(64)} }
exceptions:
  - rule: unsafe-torch-load
    path: legacy/**
    reason: being rewritten
    expires: 2027-02-01
`);
    expect(manifest.problems).toEqual([]);
    expect(manifest.minimumAge).toBe(7);
    expect([...manifest.rules]).toEqual([
      ['unpinned-revision', 'error'],
      ['remote-code', 'off'],
    ]);
    expect(manifest.models[0]).toMatchObject({
      repository: { kind: 'dataset', id: 'org/name' },
      ref: 'main',
      expires: '2027-01-01',
      remoteCodeApproved: true,
    });
    expect(manifest.exceptions[0]).toMatchObject({ rule: 'unsafe-torch-load', path: 'legacy/**' });
  });

  it('reads what a policy says of models', () => {
    const { settings, problems } = readManifest(`
policy:
  formats: { pickle: signed, gguf: allow }
  licenses: [mit, apache-2.0]
  scope: all
  signers:
    - ada@example.org
    - { issuer: https://accounts.example.org, identity_pattern: ".*@example[.]org" }
    - { key: keys/model.pub }
  endpoints: [https://hub.example.org]
  acceptedNames: [ours.models.Layer]
  paths:
    strict: [services/**]
    relaxed: [notebooks/**]
`);
    expect(problems).toEqual([]);
    expect(settings).toEqual({
      formats: new Map([
        ['pickle', 'signed'],
        ['gguf', 'allow'],
      ]),
      licenses: ['mit', 'apache-2.0'],
      scope: 'all',
      signers: [
        { identity: 'ada@example.org' },
        { identityPattern: '.*@example[.]org', issuer: 'https://accounts.example.org' },
        { key: 'keys/model.pub' },
      ],
      endpoints: ['https://hub.example.org'],
      acceptedNames: ['ours.models.Layer'],
      trees: [
        { pattern: 'services/**', level: 'strict' },
        { pattern: 'notebooks/**', level: 'relaxed' },
      ],
    });
    expect(readManifest('').settings).toEqual({
      formats: new Map(),
      scope: 'load-set',
      acceptedNames: [],
      trees: [],
    });
    expect(readManifest('policy: {acceptedNames: [Layer, "os system"]}').problems).toHaveLength(2);
    expect(readManifest('policy: {signers: []}').settings.signers).toEqual([]);
  });

  it('takes the stricter where a setting of models stands twice', () => {
    for (const [first, second] of [
      ['{scope: all, formats: {pickle: deny}}', '{scope: load-set, formats: {pickle: allow}}'],
      ['{scope: load-set, formats: {pickle: allow}}', '{scope: all, formats: {pickle: deny}}'],
    ]) {
      const { settings } = readManifest(`policy: ${first}\npolicy: ${second}`);
      expect(settings).toMatchObject({ scope: 'all', formats: new Map([['pickle', 'deny']]) });
    }
  });

  it('reads hashes however they are written, the signer and the code that was reviewed', () => {
    // To YAML a number, and infinite.
    const float = `1${'0'.repeat(30)}e${'9'.repeat(32)}`;
    const { models, problems } = readManifest(`
models:
  - id: org/name
    revision: ${sha}
    reason: it is small
    sha256_model_safetensors: ${'AB'.repeat(32)}
    sha256_later:
    files: { config.json: ${float}, later.bin: }
    signer: { identity: ada@example.org, issuer: https://accounts.example.org }
    remote_code: { files: { modeling_x.py: ${'c'.repeat(64)} } }
`);
    expect(problems).toEqual([]);
    expect(models).toMatchObject([
      {
        files: new Map([
          ['model_safetensors', 'ab'.repeat(32)],
          ['config.json', float],
        ]),
        remoteCodeFiles: new Map([['modeling_x.py', 'c'.repeat(64)]]),
        remoteCodeApproved: true,
        signer: { identity: 'ada@example.org', issuer: 'https://accounts.example.org' },
        reason: 'it is small',
      },
    ]);
  });

  it('reads the exception of a file by its hash', () => {
    const { exceptions, problems } = readManifest(
      `exceptions: [{ sha256: ${'AB'.repeat(32)}, reason: looked at it }]`,
    );
    expect(problems).toEqual([]);
    expect(exceptions).toMatchObject([{ rule: null, sha256: 'ab'.repeat(32) }]);
  });

  it('follows aliases', () => {
    const manifest = readManifest(`
models:
  - &first { id: org/one, revision: &pin ${sha} }
  - *first
  - { id: org/two, revision: *pin }
`);
    expect(manifest.models.map((model) => [model.repository.id, model.revision])).toEqual([
      ['org/one', sha],
      ['org/one', sha],
      ['org/two', sha],
    ]);
  });

  it.each([
    ['policy:\n  rulez: {}', 'Unknown key "rulez". Did you mean "rules"?', 1, 2],
    ['policy:\n  rules:\n    unpined-revision: error', 'There is no rule "unpined-revision".', 2, 4],
    ['policy:\n  rules:\n    remote-code: fatal', '"remote-code" must be one of', 2, 17],
    ['policy:\n  minimumAge: -1', 'minimumAge (days) must be a whole number', 1, 14],
    ['models: yes', 'models must be a list.', 0, 8],
    ['models:\n  - revision: main', 'An entry of models needs an id', 1, 4],
    ['models:\n  - id: a/b\n    remote_code: { files: { a.py: 12 } }', '"a.py" needs its SHA-256', 2, 34],
    ['exceptions:\n  - rule: typosquat', 'An exception needs a reason', 1, 4],
    ['exceptions:\n  - reason: because', 'An exception needs a rule, a path, a model or a hash', 1, 4],
    ['exceptions:\n  - {sha256: abc, reason: x}', '"sha256" needs its SHA-256', 1, 13],
    ['exceptions:\n  - {sha256: , rule: typosquat, reason: x}', 'names no hash', 1, 4],
    ['exceptions:\n  - {path: "**", reason: x}', 'The path "**" names no file or folder', 1, 11],
    ['exceptions:\n  - {path: "/*/**/?*", reason: x}', 'names no file or folder', 1, 11],
    ['exceptions:\n  - {path: "[!a]*.*", reason: x}', 'names no file or folder', 1, 11],
    ['models:\n  - id: a/b\n    files: { a.bin: TODO }', '"a.bin" needs its SHA-256', 2, 20],
    ['models:\n  - id: a/b\n    sha256_a: abc', '"a" needs its SHA-256', 2, 14],
    ['models:\n  - id: a/b\n    files: [a]', 'files must be a mapping', 2, 11],
    [
      `models:\n  - id: a/b\n    sha256_a: ${'a'.repeat(64)}\n    files: { a: ${'b'.repeat(64)} }`,
      '"a" has another SHA-256 above.',
      3,
      16,
    ],
    ['models:\n  - id: a/b\n    signer: {issuer: x}', 'signer needs an identity', 2, 12],
    ['policy:\n  signers: [{}]', 'this one would be anybody', 1, 12],
    ['policy:\n  signers: [{identity: a, isuer: b}]', 'Did you mean "issuer"?', 1, 26],
    ['policy:\n  signers: [{identity_pattern: "("}]', 'is no regular expression', 1, 12],
    ['policy:\n  scope: some', 'Unknown scope "some"', 1, 9],
    ['policy:\n  formats: { pickle: maybe }', 'Unknown level "maybe"', 1, 21],
    ['policy:\n  licenses: [[mit]]', 'An entry of policy.licenses must be a text', 1, 13],
    ['policy:\n  endpoints: [hub.example.org]', 'must be an address such as', 1, 14],
    ['policy:\n  paths: { strict: a }', 'policy.paths.strict must be a list', 1, 19],
    ['policy:\n  paths: { relax: [a] }', 'Did you mean "relaxed"?', 1, 11],
    ['policy:\n  paths: { strict: [" "] }', 'names no path', 1, 20],
    ['policy:\n  rules: *nothing', '"*nothing" is an alias of nothing.', 1, 9],
    ['version: 1\nversion: 1', 'The key "version" stands here a second time.', 1, 0],
    ['policy:\n  formats: { pickle: deny, pickle: allow }', 'The key "pickle" stands here', 1, 27],
    ['exceptions:\n  - {rule: typosquat, reason: x, expires: soon}', 'expires must be a date', 1, 42],
    ['- a\n- b', 'The manifest must be a mapping.', 0, 0],
    ['policy: [', 'Flow sequence', 0, 9],
  ])('names what is wrong in %j', (text, message, line, character) => {
    const { problems } = readManifest(text);
    expect(problems.map((problem) => problem.message).join('\n')).toContain(message);
    const found = problems.find((problem) => problem.message.includes(message));
    expect(found?.range.start).toEqual({ line, character });
  });

  it('takes an anchor from before the alias, the last of its name', () => {
    const manifest = readManifest(`
models:
  - { id: &it org/one }
  - { id: *it }
  - { id: &it org/two }
  - { id: *it }
`);
    expect(manifest.models.map(({ repository }) => repository.id)).toEqual([
      'org/one',
      'org/one',
      'org/two',
      'org/two',
    ]);
  });

  it.each([
    ['error', 'off'],
    ['off', 'error'],
  ])('takes the stricter of %s and %s where a key stands twice, and is not certain', (first, second) => {
    const twice = `{ typosquat: ${first}, typosquat: ${second} }`;
    const manifest = readManifest(`policy: { minimumAge: 9, minimumAge: 2, rules: ${twice} }`);
    expect(manifest).toMatchObject({ certain: false, minimumAge: 9 });
    expect([...manifest.rules]).toEqual([['typosquat', 'error']]);
  });

  it('is certain of a sound text, whatever it says', () => {
    expect(readManifest('policy: { rulez: 1 }').certain).toBe(true);
    expect(readManifest('policy: { rules: [').certain).toBe(false);
  });

  it('narrows an exception for every path by a rule or a model', () => {
    const { exceptions } = readManifest(`exceptions:
  - { path: "**", rule: typosquat, reason: x }
  - { path: "**", model: org/name, reason: x }
  - { path: "*/été/**", reason: x }
  - { path: "**", reason: x }
`);
    expect(exceptions).toHaveLength(3);
  });

  it('reads a manifest of a thousand models', () => {
    const entry = (at: number) => `  - id: org/model-${at}
    revision: ${sha}
    sha256_model_safetensors: ${'b'.repeat(64)}
    approved_by: ada
`;
    const manifest = readManifest(`models:\n${Array.from({ length: 1200 }, (_, at) => entry(at)).join('')}`);
    expect({ models: manifest.models.length, problems: manifest.problems }).toEqual({
      models: 1200,
      problems: [],
    });
  });

  it('approves no code at a name that can move, and none by a mapping without files', () => {
    const manifest = readManifest(`
models:
  - { id: a/b, revision: main, remote_code: true }
  - { id: a/c, revision: ${sha}, remote_code: {} }
  - { id: a/d, revision: ${sha}, remote_code: { files: { a.py: 12 } } }
`);
    expect(manifest.models.map((model) => model.remoteCodeApproved)).toEqual([false, false, false]);
  });

  it('keeps what is right beside what is wrong', () => {
    const manifest = readManifest(
      `models:\n  - 7\n  - id: a/b\npolicy: { rules: { typosquat: error, x: y } }`,
    );
    expect(manifest.models).toHaveLength(1);
    expect(manifest.rules.get('typosquat')).toBe('error');
    expect(manifest.problems).toHaveLength(2);
  });

  it.each([
    ['many sequences on a line', '- '.repeat(100_000)],
    ['many keys on a line', 'a: '.repeat(100_000)],
    ['open brackets', '['.repeat(500_000)],
    ['brackets over many lines', '[\n'.repeat(100_000)],
    ['deep indentation', Array.from({ length: 1200 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
    ['a large file', 'a'.repeat(300 * 1024)],
    ['many keys', Array.from({ length: 20_000 }, (_, at) => `k${at}: 1`).join('\n')],
    ['keys of one mapping without values', `{${'a,'.repeat(10_000)}}`],
    ['many aliases', `a: &a x\nb: [${'*a,'.repeat(80_000)}]`],
    ['many models', `models:\n${'- {}\n'.repeat(15_000)}`],
    ['many exceptions', `exceptions:\n${'- {path: a*, reason: x}\n'.repeat(10_000)}`],
    ['many mistakes', '" '.repeat(40_000)],
    [
      'an alias bomb',
      `a: &a [x]\n${Array.from({ length: 40 }, (_, at) => `k${at}: &b${at} [*a, *a]`).join('\n')}`,
    ],
    ['bytes', '\0\u{feff}\ud800\x1b'],
  ])('survives %s', (_, text) => {
    const started = performance.now();
    const { problems } = readManifest(text);
    expect(performance.now() - started).toBeLessThan(15_000);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.length).toBeLessThanOrEqual(100);
  });

  it('says nothing of an empty file', () => {
    expect(readManifest('')).toMatchObject({ problems: [], models: [] });
  });
});
