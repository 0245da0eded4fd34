import { beforeAll, describe, expect, it } from 'vitest';
import { suppressFix } from '../../../core/src/lint/findings/suppressFix.ts';
import { lint } from '../../../core/src/lint/lint.ts';
import { SourceDocument } from '../../../core/src/source/document.ts';
import { languageById } from '../../../core/src/source/languages.ts';
import { applyEdits } from '../../../core/src/text/applyEdits.ts';
import { loadTestLanguages } from '../../support/languages.ts';
import { lintPython, plainContext } from '../../support/lintTable.ts';

beforeAll(loadTestLanguages);

const header = 'from transformers import AutoTokenizer\n';
const load = 'AutoTokenizer.from_pretrained';
const comment = '# model-warden: ignore[unpinned-revision] mirrored';

/** The text after the first finding was suppressed, `undefined` where that is not offered. */
function suppressed(source: string): string | undefined {
  const document = new SourceDocument('example.py', languageById('python'), source);
  try {
    const [finding] = lint(document, plainContext()).findings;
    if (finding === undefined) throw new Error('nothing to suppress');
    const fix = suppressFix(document, finding, 'mirrored');
    return fix === undefined ? undefined : applyEdits(source, fix.edits);
  } finally {
    document.dispose();
  }
}

describe('a suppression stands above its finding', () => {
  it.each([
    ['one line', `${load}("a/b")\n`, `${comment}\n${load}("a/b")\n`],
    [
      'nested',
      `if x:\n    if y:\n        ${load}("a/b")\n`,
      `if x:\n    if y:\n        ${comment}\n        ${load}("a/b")\n`,
    ],
    ['tabs', `if x:\n\t${load}("a/b")\n`, `if x:\n\t${comment}\n\t${load}("a/b")\n`],
    [
      'in a call of many lines',
      `t = ${load}(\n    "a/b",\n    use_fast=True,\n)\n`,
      `t = ${load}(\n    ${comment}\n    "a/b",\n    use_fast=True,\n)\n`,
    ],
    ['in a list', `t = [\n    ${load}("a/b"),\n]\n`, `t = [\n    ${comment}\n    ${load}("a/b"),\n]\n`],
    ['behind a semicolon', `x = 1; ${load}("a/b")\n`, `${comment}\nx = 1; ${load}("a/b")\n`],
    [
      'behind else',
      `if x:\n    pass\nelse:\n    ${load}("a/b")\n`,
      `if x:\n    pass\nelse:\n    ${comment}\n    ${load}("a/b")\n`,
    ],
    ['after a string', `s = """\ntext\n"""; ${load}("a/b")\n`, undefined],
    ['in a long f-string', `s = f"""\n{${load}('a/b')}\n"""\n`, undefined],
    ['behind a continuation', `t = \\\n    ${load}("a/b")\n`, undefined],
  ])('%s', (_name, source, expected) => {
    const done = suppressed(header + source);
    expect(done).toBe(expected === undefined ? undefined : header + expected);
    if (done !== undefined) expect(lintPython(done).findings).toEqual([]);
  });

  it('CRLF', () => {
    const done = suppressed(`from transformers import AutoTokenizer\r\n${load}(\r\n    "a/b",\r\n)\r\n`);
    expect(done).toBe(
      `from transformers import AutoTokenizer\r\n${load}(\r\n    ${comment}\r\n    "a/b",\r\n)\r\n`,
    );
    expect(lintPython(done ?? '').findings).toEqual([]);
  });

  it('in the first line', () => {
    const source = `import transformers; transformers.${load}("a/b")`;
    expect(suppressed(source)).toBe(`${comment}\n${source}`);
  });

  it('the placeholder is no reason', () => {
    const document = new SourceDocument('example.py', languageById('python'), `${header}${load}("a/b")\n`);
    const [finding] = lint(document, plainContext()).findings;
    const fix = finding && suppressFix(document, finding);
    document.dispose();
    const done = applyEdits(document.text, fix?.edits ?? []);
    expect(lintPython(done).findings.map(({ rule }) => rule)).toEqual(['suppression-without-reason']);
  });
});
