import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { isTemplate } from '../../../core/src/lint/environment/environmentFile.ts';
import { lintText } from '../../../core/src/lint/lintText.ts';
import { PlainSession } from '../../../core/src/lint/plainSession.ts';
import { sourceKindOf } from '../../../core/src/lint/sourceKind.ts';
import { applyEdits } from '../../../core/src/text/applyEdits.ts';
import { isIgnoredByGit } from '../../../core/src/walk/gitignore.ts';
import { loadTestLanguages } from '../../support/languages.ts';
import { plainContext } from '../../support/lintTable.ts';
import { TemporaryFolder } from '../../support/temporaryFolder.ts';

beforeAll(loadTestLanguages);

const token = 'hf_InventedForTestsInventedForTests01';
const ignored = (answer: boolean | undefined) => plainContext({}, { isIgnoredByGit: () => answer });

function found(text: string, path = '.env', context = ignored(undefined)): string[] {
  return lintText(path, text, context).findings.map(({ rule, severity, place }) => {
    const { start, end } = place.range;
    return `${rule} ${severity} ${start.line + 1}:${start.character}-${end.character}`;
  });
}

it.each<[string, boolean]>([
  ['.env', true],
  ['a/b/.env', true],
  ['a\\b\\.env.local', true],
  ['.env.example', true],
  ['.env.production.local', true],
  ['.envrc', false],
  ['prod.env', false],
  ['.env.py', false],
  ['.env.d.ts', false],
  ['.env.json', false],
  ['.env.gpg', false],
  ['.env/bin', false],
])('%s is a file of variables: %s', (path, expected) => {
  expect(sourceKindOf(path) === 'environment').toBe(expected);
});

it.each(['.env.example', '.env.sample', 'a/.env.template', '.env.local.example', '.env.dist'])(
  '%s is a template',
  (path) => {
    expect(isTemplate(path)).toBe(true);
    expect(isTemplate('.env.local')).toBe(false);
  },
);

describe('findings', () => {
  it.each<[string, string, string[]]>([
    ['an endpoint', 'HF_ENDPOINT=http://hub.corp\n', ['insecure-endpoint error 1:12-27']],
    ['in quotes', 'export HF_ENDPOINT="http://hub.corp" # x', ['insecure-endpoint error 1:20-35']],
    ['a guard', "A=b\r\nTRUST_REMOTE_CODE='true'", ['unsafe-environment warning 2:19-23']],
    ['an empty guard', 'CURL_CA_BUNDLE=', ['unsafe-environment information 1:0-14']],
    [
      'two indexes',
      'PIP_EXTRA_INDEX_URL="https://a.corp http://b.corp"',
      ['insecure-endpoint error 1:21-49'],
    ],
    ['a comment', '# HF_ENDPOINT=http://hub.corp', []],
    ['what is put together', 'HF_ENDPOINT=http://$\x7bHOST}', []],
    ['other variables', 'OLLAMA_HOST=http://gpu.corp:11434\nDATABASE_URL=http://db.corp', []],
  ])('%s', (_name, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('is linear where one line breaks', () => {
    expect(found('A="b" c\nTRUST_REMOTE_CODE=1')).toEqual(['unsafe-environment warning 2:18-19']);
  });
});

describe('tokens', () => {
  const text = `HF_TOKEN=${token}\n`;
  it.each<[string, string, boolean | undefined, string[]]>([
    ['git ignores the file', '.env', true, []],
    ['there is no repository', '.env', undefined, []],
    ['git does not ignore it', '.env', false, ['hardcoded-token warning 1:9-46']],
    ['it is a template', '.env.example', false, ['hardcoded-token error 1:9-46']],
    ['it is an ignored template', '.env.example', true, ['hardcoded-token error 1:9-46']],
  ])('%s', (_name, path, answer, expected) => {
    expect(found(text, path, ignored(answer))).toEqual(expected);
  });

  it('placeholders are none, and no message shows one', () => {
    expect(found(`HF_TOKEN=hf_${'x'.repeat(34)}`, '.env.example', ignored(false))).toEqual([]);
    const { findings } = lintText('.env', `${text}HF_ENDPOINT=http://${token}@hub.corp/`, ignored(false));
    expect(findings).toHaveLength(3);
    expect(JSON.stringify(findings)).not.toContain(token);
  });
});

describe('suppressions', () => {
  it.each<[string, string, string[]]>([
    ['above', '# model-warden: ignore[unsafe-environment] sandbox\nTRUST_REMOTE_CODE=1', []],
    ['behind', 'TRUST_REMOTE_CODE=1 # model-warden: ignore[unsafe-environment] sandbox', []],
    [
      'inside a value',
      'A="# model-warden: ignore[unsafe-environment] x"\nTRUST_REMOTE_CODE=1',
      ['unsafe-environment warning 2:18-19'],
    ],
    [
      'of something else',
      'TRUST_REMOTE_CODE=1 # model-warden: ignore[typosquat] x',
      ['unsafe-environment warning 1:18-19', 'unused-suppression information 1:20-55'],
    ],
  ])('%s', (_name, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('a quick fix writes one that counts, above a value of many lines too', () => {
    for (const text of ['A=b\nTRUST_REMOTE_CODE=1\n', `HF_TOKEN="a\n${token}"\n`]) {
      const session = new PlainSession('.env.example', text);
      const [finding] = session.lint(ignored(false)).findings;
      const fix = finding === undefined ? undefined : session.suppressFix(finding);
      const after = applyEdits(text, fix?.edits ?? []).replace('] reason', '] tests');
      expect(after).not.toBe(text);
      expect(found(after, '.env.example', ignored(false))).toEqual([]);
    }
  });
});

it('a fix takes the whole entry out', () => {
  const text = "A=b\nexport TRUST_REMOTE_CODE='1' # why\nC=d";
  const [fix] = lintText('.env', text, plainContext()).findings[0]?.fixes ?? [];
  expect(fix?.safe).toBe(false);
  expect(applyEdits(text, fix?.edits ?? [])).toBe('A=b\nC=d');
});

describe('what git ignores', () => {
  it('by the files of every level and its own exclude file', () => {
    const folder = new TemporaryFolder();
    const at = (path: string) => isIgnoredByGit(join(folder.path, path));
    folder.write('outside/x', '');
    expect(at('outside/.env')).toBeUndefined();
    folder.write('repo/.git/info/exclude', '*.secret\n/local/.env\n');
    folder.write('repo/.gitignore', '.env\nout/\n');
    folder.write('repo/app/.gitignore', '!.env\n');
    const paths = ['.env', '.env.local', 'app/.env', 'out/.env.local', 'local/.env', 'a.secret'];
    expect(paths.filter((path) => at(`repo/${path}`))).toEqual([
      '.env',
      'out/.env.local',
      'local/.env',
      'a.secret',
    ]);
    expect(at('repo/app/.env')).toBe(false);
    folder.remove();
  });
});
