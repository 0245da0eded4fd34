import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileLinter, type LintSetup } from '../../../core/src/work/fileLinter.ts';
import { lintBatch } from '../../../core/src/work/lintBatch.ts';
import { loadTestLanguages } from '../../support/languages.ts';

const folder = mkdtempSync(join(tmpdir(), 'lint-files-'));
const setup: LintSetup = {
  wasmDirectory: '',
  folder,
  policy: { workspaceFolder: folder, workspaceTrusted: true },
  severities: new Map([['unpinned-revision', 'error']]),
  today: '2026-11-21',
  hubFiles: new Map(),
};
const source = 'from transformers import AutoTokenizer\nAutoTokenizer.from_pretrained("org/name")\n';

function write(name: string, text: string | Buffer): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

describe('lintBatch', () => {
  it('gives what files tell in their order, and leaves out the silent ones', async () => {
    await loadTestLanguages();
    const files = [
      write('b.py', source),
      write('a.py', 'x = 1\n'),
      write('c.py', Buffer.of(0xff)),
      join(folder, 'd.py'),
    ];
    const control = { signal: new AbortController().signal, progress: () => undefined };
    const outcomes = await lintBatch(new FileLinter(setup), files, control);
    expect(outcomes.map(({ path, skipped }) => [path, skipped])).toEqual([
      ['b.py', undefined],
      ['c.py', 'it is not UTF-8'],
      ['d.py', 'it does not exist'],
    ]);
    expect(outcomes[0]?.findings[0]).toMatchObject({ rule: 'unpinned-revision', severity: 'error' });
  });
});
