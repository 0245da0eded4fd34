import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LocalHub, startLocalHub } from '../support/hub/startLocalHub.ts';
import { schemaErrors } from '../support/jsonSchema.ts';
import { notebookText } from '../support/notebookText.ts';
import { runCli } from '../support/runCli.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

const id = 'google-bert/bert-base-uncased';
const notebook = notebookText([
  `from transformers import AutoTokenizer\nMODEL = "${id}"\n`,
  { cell_type: 'markdown', source: 'Loading' },
  'AutoTokenizer.from_pretrained(MODEL)\n',
]);

let hub: LocalHub;
let folder: TemporaryFolder;
beforeAll(async () => {
  hub = await startLocalHub();
});
afterAll(() => hub.close());
beforeEach(() => {
  folder = new TemporaryFolder();
});
afterEach(() => folder.remove());

const run = (words: string[], input?: string) =>
  runCli(words, { folder: folder.path, ...(input === undefined ? {} : { input }) });
const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split('\n').length;

describe('a notebook on the command line', () => {
  it('has its findings in cells, and in SARIF and annotations on the lines of its file', async () => {
    folder.write('train.ipynb', notebook);
    const text = await run(['lint']);
    expect(text.stdout).toContain('train.ipynb:cell 2:1:31: warning[unpinned-revision]');
    expect(text.stdout).toContain('1 | AutoTokenizer.from_pretrained(MODEL)');
    expect(text.code).toBe(1);
    const json = JSON.parse((await run(['lint', '--format', 'json', '--references'])).stdout);
    expect(schemaErrors('cli/lint.schema.json', json)).toEqual([]);
    expect(json.findings[0]).toMatchObject({ cell: 2, range: { start: { line: 1, column: 31 } } });
    expect(json.references).toMatchObject([{ cell: 2, repo: id }]);
    const line = lineOf(notebook, 'from_pretrained(MODEL)');
    const sarif = JSON.parse((await run(['lint', '--format', 'sarif'])).stdout);
    expect(sarif.runs[0].results[0].locations[0].physicalLocation.region).toMatchObject({ startLine: line });
    expect((await run(['lint', '--format', 'github'])).stdout).toContain(`file=train.ipynb,line=${line},`);
  });

  it('is fixed in place: only what the fix writes changes, and a second run changes nothing', async () => {
    folder.write('train.ipynb', notebook.replaceAll('\n', '\r\n'));
    const fixed = await run(['lint', '--fix', '--hub', hub.url]);
    expect([fixed.code, fixed.stderr]).toEqual([0, expect.stringContaining('applied 1 fix in 1 file')]);
    const { sha } = hub.repository(id).head;
    const after = readFileSync(join(folder.path, 'train.ipynb'), 'utf8');
    const written = / {2}# main @ [-\d]+/.exec(after)?.[0];
    const expected = notebook.replace(
      'AutoTokenizer.from_pretrained(MODEL)\\n',
      `AutoTokenizer.from_pretrained(MODEL, revision=\\"${sha}\\")${written}\\n`,
    );
    expect(after).toBe(expected.replaceAll('\n', '\r\n'));
    await run(['lint', '--fix', '--hub', hub.url]);
    expect(readFileSync(join(folder.path, 'train.ipynb'), 'utf8')).toBe(after);
  });

  it('has its pins moved with their comments', async () => {
    const { sha } = hub.repository(id).head;
    const old = 'b'.repeat(40);
    const pin = (commit: string) =>
      notebookText([
        'from transformers import AutoTokenizer\n',
        `AutoTokenizer.from_pretrained("${id}", revision="${commit}")  # main @ 2020-01-01\nprint(1)\n`,
      ]);
    folder.write('train.ipynb', pin(old));
    const moved = await run(['pin', '--update', '--hub', hub.url, '--format', 'json']);
    expect(JSON.parse(moved.stdout).pinned).toMatchObject([{ cell: 2, range: { start: { line: 1 } } }]);
    const after = readFileSync(join(folder.path, 'train.ipynb'), 'utf8');
    expect(after.replace(/main @ [-\d]+/, 'main @ 2020-01-01')).toBe(pin(sha));
    expect(after).not.toContain('2020-01-01');
  });

  it('comes on standard input, too', async () => {
    const { stdout, code } = await run(['lint', '--stdin-filename', 'a.ipynb', '--format', 'json'], notebook);
    expect([code, JSON.parse(stdout).findings[0].cell]).toEqual([1, 2]);
    const fixed = await run(['lint', '--stdin-filename', 'a.ipynb', '--fix', '--hub', hub.url], notebook);
    expect(JSON.parse(fixed.stdout).cells[2].source[0]).toContain(hub.repository(id).head.sha);
  });

  it('that is broken is named: an error where it was asked for, else skipped', async () => {
    folder.write('broken.ipynb', '{"cells": [');
    const named = await run(['lint', 'broken.ipynb']);
    expect([named.code, named.stderr]).toEqual([3, expect.stringContaining('its JSON is broken')]);
    const walked = JSON.parse((await run(['lint', '--format', 'json'])).stdout);
    expect(walked.skipped).toEqual([
      { path: 'broken.ipynb', reason: expect.stringContaining('line 1, column 12') },
    ]);
  });
});
