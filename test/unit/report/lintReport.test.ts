import { describe, expect, it } from 'vitest';
import type { TextFinding } from '../../../core/src/finding/finding.ts';
import { reportFindings } from '../../../core/src/report/fingerprint.ts';
import { renderLintGithub } from '../../../core/src/report/lintGithub.ts';
import { renderLintJson } from '../../../core/src/report/lintJson.ts';
import { renderLintMarkdown } from '../../../core/src/report/lintMarkdown.ts';
import type { LintReport } from '../../../core/src/report/lintReport.ts';
import { renderPinJson } from '../../../core/src/report/pinJson.ts';
import type { PinReport } from '../../../core/src/report/pinReport.ts';
import { artifactLocation } from '../../../core/src/report/sarif/artifactUri.ts';
import { renderLintSarif } from '../../../core/src/report/sarif/lintSarif.ts';
import { renderLintText } from '../../../core/src/report/text/lintText.ts';
import { renderPinText } from '../../../core/src/report/text/pinText.ts';
import { schemaErrors } from '../../support/jsonSchema.ts';

function finding(line: number, more: Partial<TextFinding> = {}): TextFinding {
  const range = { start: { line, character: 0 }, end: { line, character: 3 } };
  return {
    rule: 'unpinned-revision',
    severity: 'warning',
    message: 'Pin {it} [now](1).',
    place: { path: 'dir/app.py', range },
    related: [],
    fixes: [],
    ...more,
  };
}

function report(findings: TextFinding[], text = 'one\ntwo\n'): LintReport {
  return {
    tool: { name: 'model-warden', version: '1.2.3' },
    files: 1,
    skipped: [{ path: 'b c.py', reason: 'it is not UTF-8' }],
    policies: [],
    findings: reportFindings(findings, () => text),
    references: [],
  };
}

const inCell = finding(0, {
  place: {
    path: 'a.ipynb',
    cell: 2,
    range: { start: { line: 4, character: 1 }, end: { line: 4, character: 2 } },
  },
});
const { range } = finding(1).place;
const fixable = finding(1, {
  related: [{ path: 'dir/app.py', range, message: 'from here' }],
  fixes: [
    { kind: 'remove', title: 'Remove', safe: true, edits: [{ path: 'dir/app.py', range, text: 'x' }] },
    {
      kind: 'pin',
      title: 'Pin',
      safe: true,
      needs: 'hub',
      edits: [{ path: 'dir/app.py', range, text: '{sha}' }],
    },
  ],
});

describe('fingerprints', () => {
  const prints = (text: string, lines: number[]) =>
    reportFindings(
      lines.map((line) => finding(line)),
      () => text,
    ).map((one) => one.fingerprint);

  it('stay while lines move and indentation changes', () => {
    expect(prints('load(1)\n', [0])).toEqual(prints('\n\n    load(1)\r\n', [2]));
  });

  it('differ for another line, and for the same line again', () => {
    expect(prints('load(1)\nload(2)', [0])).not.toEqual(prints('load(1)\nload(2)', [1]));
    expect(new Set(prints('load(1)\nload(1)', [0, 1])).size).toBe(2);
  });

  it('stay while a cell is put in above, and differ for the same line in two cells', () => {
    const inCells = (cells: readonly number[]) =>
      reportFindings(
        cells.map((cell) => finding(0, { place: { ...finding(0).place, cell } })),
        () => 'load(1)\n',
      ).map((one) => one.fingerprint);
    expect(inCells([3])).toEqual(inCells([2]));
    expect(inCells([3, 5])).toEqual(inCells([2, 4]));
    expect(new Set(inCells([3, 5])).size).toBe(2);
  });

  it('are those of the version in which baselines were written', () => {
    expect(prints('load(1)\n', [0])).toEqual(['94ce668a353a5935015f3d0d5804dc0b']);
  });

  it('keep little of a very long line for each of its findings', () => {
    const load = 'load("org/model"); ';
    const many = Array.from({ length: 2000 }, (_, at): TextFinding => {
      const start = { line: 0, character: at * load.length };
      return finding(0, {
        place: { path: 'a.py', range: { start, end: { ...start, character: start.character + 4 } } },
      });
    });
    const reported = reportFindings(many, () => load.repeat(2000));
    expect(JSON.stringify(reported).length).toBeLessThan(2000 * 600);
    expect(new Set(reported.map(({ fingerprint }) => fingerprint)).size).toBe(2000);
    const { text = '', column = 0 } = reported[1000]?.excerpt ?? {};
    expect(text.slice(1000 * load.length - column).startsWith(load)).toBe(true);
  });
});

describe('renderers', () => {
  it('SARIF keeps to the standard for cells, fixes and related places', () => {
    const log = JSON.parse(renderLintSarif(report([finding(0), inCell, fixable])));
    expect(schemaErrors('sarif/sarif-schema-2.1.0.json', log)).toEqual([]);
    const [plain, cell, fixed] = log.runs[0].results;
    expect(plain.message.text).toBe('Pin {{it}} \\[now](1).');
    expect(cell.locations[0].physicalLocation.region).toBeUndefined();
    expect(cell.locations[0].logicalLocations).toEqual([{ name: 'cell 2', kind: 'module' }]);
    expect(fixed.fixes).toHaveLength(1);
    expect(fixed.relatedLocations).toHaveLength(1);
    expect(log.runs[0].invocations[0].toolExecutionNotifications[0].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'b%20c.py', uriBaseId: '%SRCROOT%' },
    });
  });

  it('SARIF addresses absolute paths by file URLs', () => {
    expect(artifactLocation('/tmp/a b.py')).toEqual({ uri: 'file:///tmp/a%20b.py' });
    expect(artifactLocation('C:/a#.py')).toEqual({ uri: 'file:///C:/a%23.py' });
  });

  it('JSON counts from 1 and names cells', () => {
    const json = JSON.parse(renderLintJson(report([inCell, fixable])));
    expect(schemaErrors('cli/lint.schema.json', json)).toEqual([]);
    expect(json.findings[0]).toMatchObject({ cell: 2, range: { start: { line: 5, column: 2 } } });
    expect(json.findings[1].fixes[1]).toMatchObject({ needs: 'hub', edits: [{ text: '{sha}' }] });
  });

  it('GitHub annotations of a cell name it in words', () => {
    expect(renderLintGithub(report([inCell]))).toBe(
      '::warning file=a.ipynb,title=unpinned-revision::Cell 2, line 5: Pin {it} [now](1).\n' +
        '::warning file=b c.py,title=skipped::Not looked at: it is not UTF-8\n',
    );
  });

  it('text has colour only when asked', () => {
    const plain = renderLintText(report([fixable]), { colour: false, quiet: false });
    expect(plain).toBe(`dir/app.py:2:1: warning[unpinned-revision] Pin {it} [now](1).
 2 | two
   | ^^^
   = dir/app.py:2:1: from here
   = fix: Remove (--fix)

skipped b c.py: it is not UTF-8

1 finding (1 warning) in 1 file, 1 skipped. 1 can be fixed with --fix.
`);
    const coloured = renderLintText(report([fixable]), { colour: true, quiet: false });
    expect(coloured).toContain('\u001b[1;33mwarning[unpinned-revision]\u001b[0m');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are made of them
    expect(coloured.replace(/\u001b\[[\d;]*m/g, '')).toBe(plain);
  });
});

describe('tokens', () => {
  const token = `hf_${'a1'.repeat(17)}`;
  const shown = `hf_${'*'.repeat(34)}`;
  const path = `${token}/${token}.py`;
  const place = { path, range };
  const reference = {
    ...place,
    loader: token,
    kind: 'model',
    repo: `org/${token}`,
    revision: `x_${token}`,
    revisionState: 'branch',
    trustRemoteCode: false,
    useSafetensors: 'absent',
    origin: `constant ${token}`,
  } as const;
  const told = finding(1, {
    place,
    message: token,
    reference,
    related: [{ ...place, message: token }],
    fixes: [{ kind: 'remove', title: token, safe: true, edits: [{ ...place, text: token }] }],
  });
  const secret: LintReport = {
    ...report([told], `one\n${'x'.repeat(150)}"${token}" ${'y'.repeat(300)}`),
    skipped: [{ path, reason: token }],
    policies: [path],
    references: [reference],
  };
  const options = { colour: true, quiet: false };

  it.each([
    ['text', renderLintText(secret, options)],
    ['github', renderLintGithub(secret)],
    ['markdown', renderLintMarkdown(secret)],
  ])('are masked in %s, in names of files, too', (_, output) => {
    expect(output.replaceAll('\\', '')).not.toContain(token);
    expect(output.replaceAll('\\', '')).toContain(shown);
  });

  it.each([
    ['JSON', renderLintJson(secret), '"path"'],
    ['SARIF', renderLintSarif(secret), '"uri"'],
  ])('are masked in %s, but in the paths that programs open', (_, output, key) => {
    const leaking = output.split('\n').filter((line) => line.includes(token));
    expect(leaking.length).toBeGreaterThan(2);
    expect(leaking.filter((line) => !line.trim().startsWith(key))).toEqual([]);
  });

  it('stay in the edits that are applied', () => {
    expect(secret.findings[0]?.fixes[0]?.edits[0]?.text).toBe(token);
  });

  it('are masked where a long line is cut inside one', () => {
    const cut = { ...place, range: { start: { line: 0, character: 60 }, end: { line: 0, character: 61 } } };
    const line = `"${token}${'-'.repeat(300)}`;
    const [only] = reportFindings([finding(0, { place: cut })], () => line);
    expect(only?.excerpt?.column).toBeGreaterThan(1);
    expect(only?.excerpt?.text).toMatch(/^\*+-+$/);
  });

  it.each([
    ['PIP_INDEX_URL=http://me:s3cret@index.corp/simple', 'PIP_INDEX_URL=http://*********@index.corp/simple'],
    ['A = "https://s3cret@index.corp", 1', 'A = "https://******@index.corp", 1'],
    ['A = "https://me:s3@cret@index.corp"', 'A = "https://**********@index.corp"'],
    ['see https://index.corp/@me and me@host', 'see https://index.corp/@me and me@host'],
  ])('are masked in excerpts, and so is who signs in by an address: %s', (line, shown) => {
    expect(reportFindings([finding(0)], () => line)[0]?.excerpt?.text).toBe(shown);
  });

  it('are masked in what pin tells', () => {
    const pins: PinReport = {
      tool: secret.tool,
      files: 1,
      skipped: [{ path, reason: token }],
      pinned: [
        { place, repository: { kind: 'model', id: token }, sha: 'a'.repeat(40), name: token, source: 'hub' },
      ],
      failed: [{ place, repo: token, reason: token }],
      manifest: { path, added: [token], updated: [] },
    };
    expect(renderPinText(pins, options)).not.toContain(token);
    const leaking = renderPinJson(pins)
      .split('\n')
      .filter((line) => line.includes(token));
    expect(leaking.filter((line) => !line.trim().startsWith('"path"'))).toEqual([]);
  });
});
