import { describe, expect, it } from 'vitest';
import { writeManifest } from '../../../core/src/policy/edit/writeManifest.ts';
import { readManifest } from '../../../core/src/policy/manifest.ts';
import { encoder, pin, someSha } from '../pin/pinsForTests.ts';

const other = 'b'.repeat(40);

function written(text: string, ...pins: Parameters<typeof writeManifest>[1]) {
  const result = writeManifest(text, pins);
  if (result.state === 'refused') throw new Error(result.reason);
  return result;
}

describe('writeManifest', () => {
  it('makes a manifest that the reader takes and that approves nothing', () => {
    const dataset = pin({ repository: { kind: 'dataset', id: 'org/data' }, sha: other, name: 'v1.0' });
    const { text, added } = written('', pin(), dataset);
    expect(text).toBe(
      `models:\n  - id: local-lab/released-encoder\n    revision: ${someSha}\n    ref: main\n` +
        `  - id: org/data\n    kind: dataset\n    revision: ${other}\n    ref: v1.0\n`,
    );
    expect(added).toEqual([encoder, dataset.repository]);
    const manifest = readManifest(text);
    expect(manifest.problems).toEqual([]);
    expect(manifest.models.map(({ revision, approvedBy }) => [revision, approvedBy])).toEqual([
      [someSha, undefined],
      [other, undefined],
    ]);
  });

  it('keeps comments, order, quotes and what it does not know', () => {
    const text =
      '# Our models.\nversion: 1\npolicy:\n  rules: {typosquat: error} # strict\nmodels:\n' +
      '- id: "org/a" # the first\n  revision: main\n  note: keep\n\n# The end.\n';
    const {
      text: after,
      updated,
      added,
    } = written(text, pin({ repository: { kind: 'model', id: 'org/a' } }), pin());
    expect(after).toBe(
      '# Our models.\nversion: 1\npolicy:\n  rules: { typosquat: error } # strict\nmodels:\n' +
        `- id: "org/a" # the first\n  revision: ${someSha}\n  note: keep\n  ref: main\n` +
        `- id: local-lab/released-encoder\n  revision: ${someSha}\n  ref: main\n\n# The end.\n`,
    );
    expect([updated.length, added.length]).toEqual([1, 1]);
  });

  it('writes nothing where nothing is new', () => {
    const { text } = written('', pin());
    expect(written(text, pin())).toEqual({ state: 'written', text, added: [], updated: [] });
  });

  it('never changes an entry that somebody approved', () => {
    const entry = `  - id: ${encoder.id}\n    revision: ${other}\n    approved_by: ana\n    approved_date: 2026-01-01\n`;
    const { text } = written(`models:\n${entry}`, pin());
    expect(text).toContain(entry);
    expect(readManifest(text).models.map(({ revision, approvedBy }) => [revision, approvedBy])).toEqual([
      [other, 'ana'],
      [someSha, undefined],
    ]);
  });

  it('moves an open entry without the hashes and the date of the old commit', () => {
    const entry =
      `  - id: ${encoder.id}\n    revision: ${other}\n    ref: v1\n    sha256_model_safetensors: ${'c'.repeat(64)}\n` +
      '    remote_code: true\n    approved_by:\n    approved_date: 2026-01-01\n    signer: somebody\n';
    const { text } = written(`models:\n${entry}`, pin());
    expect(text).toBe(
      `models:\n  - id: ${encoder.id}\n    revision: ${someSha}\n    ref: main\n    signer: somebody\n`,
    );
  });

  it('writes hashes that the reader takes, whatever the files are called', () => {
    const files = new Map([
      ['model.safetensors', 'a'.repeat(64)],
      ['7', '1'.repeat(64)],
      ['__proto__', `1e${'2'.repeat(62)}`],
      ['a: b # "c"', 'b'.repeat(64)],
      ['sub/\u00e9\n\u2028', 'c'.repeat(64)],
    ]);
    const { text } = written('', { ...pin(), files });
    expect(readManifest(text)).toMatchObject({ problems: [], models: [{ files }] });
    expect([...(readManifest(text).models[0]?.files ?? [])]).toEqual([...files]);
  });

  it('adds to an open entry at the same commit the hashes that it lacks', () => {
    const entry = `models:\n- id: ${encoder.id} # ours\n  revision: ${someSha}\n  sha256_model_safetensors: ${'A'.repeat(64)}\n  files:\n    # looked at\n    config.json: ${'b'.repeat(64)}\n`;
    const files = new Map([
      ['model.safetensors', 'a'.repeat(64)],
      ['config.json', 'b'.repeat(64)],
      ['vocab.txt', 'c'.repeat(64)],
    ]);
    expect(written(entry, { ...pin(), files }).text).toBe(`${entry}    vocab.txt: ${'c'.repeat(64)}\n`);
    const approved = `${entry}  approved_by: ana\n`;
    expect(written(approved, { ...pin(), files }).text).toBe(approved);
  });

  it('moves an open entry with the hashes of the new commit', () => {
    const entry = `models:\n  - id: ${encoder.id}\n    revision: ${other}\n    files:\n      old: ${'c'.repeat(64)}\n`;
    const { text } = written(entry, { ...pin(), files: new Map([['new', 'd'.repeat(64)]]) });
    expect(readManifest(text).models).toMatchObject([
      { revision: someSha, files: new Map([['new', 'd'.repeat(64)]]) },
    ]);
  });

  it.each([
    `files: {model.safetensors: ${'b'.repeat(64)}}`,
    `sha256_model_safetensors: ${'b'.repeat(64)}`,
    'files: [a]',
  ])('writes nothing where an entry at the same commit says %s', (line) => {
    const text = `models:\n  - id: ${encoder.id}\n    revision: ${someSha}\n    ${line}\n`;
    const files = new Map([['model.safetensors', 'a'.repeat(64)]]);
    expect(writeManifest(text, [{ ...pin(), files }])).toMatchObject({ state: 'refused' });
  });

  it('quotes a SHA that YAML would read as a number', () => {
    const digits = '1'.repeat(40);
    const { text } = written('', pin({ sha: digits }));
    expect(readManifest(text).models[0]?.revision).toBe(digits);
    expect(text).toContain(`"${digits}"`);
  });

  it.each([
    ['models: [', /YAML/],
    ['- a\n', /mapping/],
    ['models: {}\n', /list/],
    ['text', /mapping/],
  ])('leaves %j alone', (text, reason) => {
    expect(writeManifest(text, [pin()])).toEqual({ state: 'refused', reason: expect.stringMatching(reason) });
  });
});
