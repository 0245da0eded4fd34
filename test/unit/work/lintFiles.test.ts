import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { languageById } from '../../../core/src/source/languages.ts';
import { LintLimitError, ParserBrokenError } from '../../../core/src/source/limits.ts';
import { FileLinter, type FileOutcome, type LintSetup } from '../../../core/src/work/fileLinter.ts';
import { lintBatch } from '../../../core/src/work/lintBatch.ts';
import { lintFiles } from '../../../core/src/work/lintFiles.ts';
import { SourceLinter } from '../../../core/src/work/sourceLinter.ts';
import { loadTestLanguages } from '../../support/languages.ts';

const folder = mkdtempSync(join(tmpdir(), 'lint-files-'));
let setup: LintSetup = {
  wasmDirectory: '',
  folder,
  policy: { workspaceFolder: folder, workspaceTrusted: true },
  severities: new Map([['unpinned-revision', 'error']]),
  today: '2026-11-21',
  hubFiles: new Map(),
  hubFacts: new Map(),
};
const source = 'from transformers import AutoTokenizer\nAutoTokenizer.from_pretrained("org/name")\n';
/** Over what is linted in process. */
const long = `${source}${'# filler\n'.repeat(5000)}`;
const workerScript = fileURLToPath(new URL('breakingWorker.mts', import.meta.url));

beforeAll(async () => {
  setup = { ...setup, wasmDirectory: await loadTestLanguages() };
});

function write(name: string, text: string | Buffer): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

function sized(names: readonly string[], text: (name: string) => string) {
  return names.map((name) => ({ path: write(name, text(name)), size: text(name).length }));
}

function told(outcomes: readonly FileOutcome[]) {
  return outcomes.map(({ path, findings, failed }) => [path, findings.length, failed?.split('\n')[0]]);
}

describe('lintBatch', () => {
  it('gives what files tell in their order, and leaves out the silent ones', async () => {
    const files = [
      write('b.py', source),
      write('a.py', 'x = 1\n'),
      write('c.py', Buffer.of(0xff)),
      join(folder, 'd.py'),
    ].map((path) => ({ path }));
    const control = {
      signal: new AbortController().signal,
      progress: () => undefined,
      retire: () => undefined,
    };
    const { outcomes, done } = await lintBatch(new FileLinter(setup), files, control);
    expect(done).toBe(4);
    expect(outcomes.map(({ path, skipped }) => [path, skipped])).toEqual([
      ['b.py', undefined],
      ['c.py', 'it is not UTF-8'],
      ['d.py', 'it does not exist'],
    ]);
    expect(outcomes[0]?.findings[0]).toMatchObject({ rule: 'unpinned-revision', severity: 'error' });
  });
});

describe('lintFiles on threads', () => {
  it('loses no file where the parser breaks or the thread dies', async () => {
    const names = ['a.py', 'broken.py', 'b.py', 'deadly.py', 'broken2.py', 'c.py'];
    const files = sized(names, (name) =>
      name.startsWith('broken') ? `${long}# BREAK\n` : name === 'deadly.py' ? `${long}# DIE\n` : long,
    );
    const outcomes = await lintFiles(files, setup, { jobs: 2, workerScript });
    expect(told(outcomes)).toEqual([
      ['a.py', 1, undefined],
      ['broken.py', 0, 'ParserBrokenError: the parser failed'],
      ['b.py', 1, undefined],
      ['deadly.py', 0, 'a worker ended with 9'],
      ['broken2.py', 0, 'ParserBrokenError: the parser failed'],
      ['c.py', 1, undefined],
    ]);
  });

  it('tells of every file where no thread lives, and does not try for ever', async () => {
    const files = sized(
      Array.from({ length: 300 }, (_, at) => `n${at}.py`),
      () => source,
    );
    const missing = join(folder, 'no-worker.mjs');
    const outcomes = await lintFiles(files, setup, { jobs: 1, workerScript: missing });
    expect(outcomes).toHaveLength(300);
    expect(outcomes.every(({ failed }) => failed?.includes('no-worker.mjs'))).toBe(true);
  });

  it('ends a thread in the middle of a file when it is aborted', async () => {
    const files = sized(['e.py'], () => long);
    const signal = AbortSignal.timeout(5);
    const linting = lintFiles(files, setup, { jobs: 1, workerScript, signal });
    await expect(linting).rejects.toMatchObject({ name: 'TimeoutError' });
  });
});

describe('a text that costs too much', () => {
  it('is skipped with the reason', () => {
    const python = languageById('python');
    const { parse } = python;
    const refuse = () => {
      throw new LintLimitError('it is too deep');
    };
    Object.assign(python, { parse: refuse });
    try {
      expect(new FileLinter(setup).lintSource(join(folder, 'f.py'), source)).toMatchObject({
        path: 'f.py',
        skipped: 'it is too deep',
      });
    } finally {
      Object.assign(python, { parse });
    }
  });
});

// The last: from here on this thread's parser counts as broken.
describe('lintFiles in this thread', () => {
  it('goes on in a worker once the parser is broken, and so does what is linted later', async () => {
    const python = languageById('python');
    const { parse } = python;
    const broken = () => {
      throw new ParserBrokenError('the parser failed');
    };
    const files = sized(['g.py', 'h.py'], () => source);
    Object.assign(python, { parse: broken });
    try {
      const outcomes = await lintFiles(files, setup, { jobs: 1, workerScript });
      expect(told(outcomes)).toEqual([
        ['g.py', 0, 'ParserBrokenError: the parser failed'],
        ['h.py', 1, undefined],
      ]);
      expect(told(await lintFiles(files, setup, { jobs: 1, workerScript }))).toEqual([
        ['g.py', 1, undefined],
        ['h.py', 1, undefined],
      ]);
      const linter = new SourceLinter(setup, { jobs: 1, workerScript });
      expect((await linter.lintSource(join(folder, 'i.py'), source)).findings).toHaveLength(1);
      expect(await linter.lintSource(join(folder, 'j.py'), 'x = 1\n')).toMatchObject({ path: 'j.py' });
      await linter.close();
    } finally {
      Object.assign(python, { parse });
    }
  });
});
