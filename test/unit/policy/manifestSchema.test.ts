import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readManifest } from '../../../core/src/policy/manifest.ts';
import { manifestKeys } from '../../../core/src/policy/manifestKeys.ts';
import { schemaErrors } from '../../support/jsonSchema.ts';
import { runScript } from '../scripts/runScript.ts';

const sha = 'a'.repeat(40);
const schema = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../schemas/model-manifest.schema.json'), 'utf8'),
);
const errorsOf = (text: string) => schemaErrors('model-manifest.schema.json', parse(text));

const root = join(import.meta.dirname, '../../..');
const inPages = globSync(['README.md', 'docs/**/*.md'], { cwd: root }).flatMap((page) =>
  [...readFileSync(join(root, page), 'utf8').matchAll(/^```yaml(?: good)?\n([\s\S]*?)^```$/gm)]
    .map(([, text = '']) => text)
    .filter((text) => /^(?:policy|models|exceptions):/m.test(text))
    .map((text) => [page, text] as const),
);

describe('the JSON Schema of the manifest', () => {
  it('is what the generator writes from the tables of the reader', () => {
    expect(runScript('manifest/writeManifestSchema.mjs', '--check')).toMatchObject({ code: 0 });
  });

  it('knows the keys that the reader knows', () => {
    const { policy, model, exception } = schema.definitions;
    for (const [name, part] of Object.entries({ manifest: schema, policy, model, exception })) {
      const keys = Object.keys(manifestKeys[name as keyof typeof manifestKeys]);
      expect(Object.keys((part as { properties: object }).properties), name).toEqual(keys);
    }
  });

  it('takes each manifest of the pages', () => {
    expect(inPages.length).toBeGreaterThan(20);
    for (const [page, text] of inPages) expect(errorsOf(text), `${page}\n${text}`).toEqual([]);
  });

  it.each([
    '',
    'version: 1',
    'policy:\nmodels:\nexceptions:',
    'policy: {rules: {typosquat: off, short-revision: "off"}, minimumAge: 0, formats: {pickle: deny}}',
    'policy: {licenses: [mit], endpoints: [https://a], signers: [a, {identity: b, issuer: c}]}',
    `models: [{id: a/b, revision: ${sha}, approved_date: 2026-11-20, expires: 2027-01-01, note: 3}]`,
    `models: [{id: gpt2, kind: dataset, remote_code: {files: {a.py: ${'ab'.repeat(32)}}}}]`,
    'exceptions: [{rule: typosquat, reason: a, expires: 2027-01-01}]',
    `exceptions: [{sha256: ${'AB'.repeat(32)}, reason: a}]`,
    'policy: {scope: all, paths: {strict: [a/**], relaxed: [b]}}',
    'policy: {signers: [{identity_pattern: "a.*", issuer: b}, {key: a.pub}, {certificate_chain: ca.pem}]}',
    `models: [{id: a/b, files: {a: ${'AB'.repeat(32)}, b: }, sha256_c_bin: ${'ab'.repeat(32)}, sha256_d: , reason: a}]`,
    'models: [{id: a/b, signer: ada@example.org}, {id: a/c, signer: {identity: a, issuer: b}}]',
  ])('takes what the reader takes: %s', (text) => {
    expect(readManifest(text).problems).toEqual([]);
    expect(errorsOf(text)).toEqual([]);
  });

  it.each([
    '- a',
    'polcy: {}',
    'policy: 3',
    'policy: {rule: {}}',
    'policy: {rules: {typosqat: off}}',
    'policy: {rules: {typosquat: loud}}',
    'policy: {minimumAge: -1}',
    'policy: {formats: {pickle: maybe}}',
    'policy: {licenses: mit}',
    'policy: {scope: some}',
    'policy: {endpoints: [hub.example.org]}',
    'policy: {signers: [{issuer: a}]}',
    'policy: {signers: [{identity: a, isuer: b}]}',
    'policy: {paths: {strict: a}}',
    'policy: {paths: {loose: [a]}}',
    'models: [{id: a/b, files: {a: TODO}}]',
    'models: [{id: a/b, files: [a]}]',
    'models: [{id: a/b, sha256_a_bin: abc}]',
    'models: [{id: a/b, signer: {issuer: a}}]',
    'exceptions: [{sha256: abc, reason: a}]',
    'models: {}',
    'models: [a]',
    'models: [{revision: main}]',
    'models: [{id: a/b/c}]',
    'models: [{id: a/b, kind: modell}]',
    'models: [{id: a/b, expires: tomorrow}]',
    'models: [{id: a/b, remote_code: {files: {a.py: 12}}}]',
    'models: [{id: a/b, remote_code: {}}]',
    'exceptions: [{rule: typosquat}]',
    'exceptions: [{rule: typosqat, reason: a}]',
    'exceptions: [{reason: a}]',
    'exceptions: [{rule: typosquat, reason: a, expires: soon}]',
  ])('refuses what the reader refuses: %s', (text) => {
    expect(readManifest(text).problems).not.toEqual([]);
    expect(errorsOf(text)).not.toEqual([]);
  });
});
