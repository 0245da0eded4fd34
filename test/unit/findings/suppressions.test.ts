import { beforeAll, describe, expect, it } from 'vitest';
import type { LintContext } from '../../../core/src/lint/context.ts';
import { fixed } from '../../support/applyFixes.ts';
import { loadTestLanguages } from '../../support/languages.ts';
import { lintPython, plainContext } from '../../support/lintTable.ts';

beforeAll(loadTestLanguages);

const header = 'from transformers import AutoTokenizer\n';
const load = 'AutoTokenizer.from_pretrained';
const ignore = '# model-warden: ignore';
const U = 'unpinned-revision';
const unused = 'unused-suppression';
const without = 'suppression-without-reason';

function rules(source: string, context?: LintContext): string[] {
  return lintPython(header + source, context).findings.map(({ rule }) => rule);
}

describe('where a comment counts', () => {
  it.each([
    ['on the line', `${load}("a/b")  ${ignore}[${U}] why`, []],
    ['on the line above', `${ignore}[${U}] why\n${load}("a/b")`, []],
    ['above, indented', `if x:\n    ${ignore}[${U}] why\n    ${load}("a/b")`, []],
    ['two lines above', `${ignore}[${U}] why\n\n${load}("a/b")`, [unused, U]],
    ['behind code on the line above', `x = 1  ${ignore}[${U}] why\n${load}("a/b")`, [unused, U]],
    ['below', `${load}("a/b")\n${ignore}[${U}] why`, [U, unused]],
    ['on the opening line', `${load}(  ${ignore}[${U}] why\n    "a/b",\n)`, []],
    ["on the id's line", `${load}(\n    "a/b",  ${ignore}[${U}] why\n)`, []],
    ['on another line of the call', `${load}(\n    "a/b",\n    use_fast=True,  ${ignore}[${U}] why\n)`, []],
    ['on the closing line', `${load}(\n    "a/b",\n)  ${ignore}[${U}] why`, []],
    ['alone inside the call', `${load}(\n    ${ignore}[${U}] why\n    "a/b",\n)`, []],
    ['above the whole call', `${ignore}[${U}] why\nx = ${load}(\n    "a/b",\n)`, []],
    [
      'above a statement that begins earlier',
      `${ignore}[${U}] why\nx = f(\n    1, ${load}("a/b"),\n)`,
      [unused, U],
    ],
    ['at a constant', `M = "a/b"  ${ignore}[${U}] why\n${load}(M)`, [unused, U]],
    [
      'between a shared dict and the call',
      `K = {"revision": "main"}\ny = 1  ${ignore}[${U}] why\n\n${load}("a/b", **K)`,
      [unused, U],
    ],
    ['in a string', `s = "${ignore}[${U}] why"\n${load}("a/b")`, [U]],
    ['in a long string', `s = """\n${ignore}[${U}] why\n"""\n${load}("a/b")`, [U]],
    ['behind noqa', `${load}("a/b")  # noqa ${ignore}[${U}] why`, []],
    ['before noqa', `${load}("a/b")  ${ignore}[${U}] why  # noqa`, []],
    ['in the first line', `"""Doc."""`, []],
  ])('%s', (_name, source, expected) => {
    expect(rules(source)).toEqual(expected);
  });
});

describe('what a comment says', () => {
  const call = `${load}("a/b")`;
  it.each([
    ['no space', `${call}  #model-warden:ignore[${U}] why`, []],
    ['another rule', `${call}  ${ignore}[typosquat] why`, [U, unused]],
    ['a slip in the slug', `${call}  ${ignore}[unpined-revision] why`, [U, unused]],
    ['no slug', `${call}  ${ignore}[] why`, [U, unused]],
    ['no brackets', `${call}  ${ignore} why`, [U]],
    ['no reason', `${call}  ${ignore}[${U}]`, [without]],
    ['blank reason', `${call}  ${ignore}[${U}]   `, [without]],
    ['the placeholder', `${call}  ${ignore}[${U}] reason`, [without]],
    ['only noqa behind', `${call}  ${ignore}[${U}]  # noqa`, [without]],
    ['an issue as the reason', `${call}  ${ignore}[${U}] #12`, []],
    ['a reason with an issue', `${call}  ${ignore}[${U}] see #12`, []],
    ['two slugs, both used', `${load}("mircosoft/phi-2")  ${ignore}[${U}, typosquat] why`, []],
    ['two slugs, one used', `${call}  ${ignore}[${U},typosquat] why`, [unused]],
    ['one of two findings', `${load}("mircosoft/phi-2")  ${ignore}[typosquat] why`, [U]],
    ['two comments for one finding', `${ignore}[${U}] why\n${call}  ${ignore}[${U}] why`, []],
    ['for itself', `${ignore}[${unused}] why\nx = 1  ${ignore}[typosquat] why`, [unused, unused]],
    ['nothing known is loaded', `x = 1  ${ignore}[${U}] why`, [unused]],
  ])('%s', (_name, source, expected) => {
    expect(rules(source)).toEqual(expected);
  });

  it('for a rule that is off is neither used nor unused', () => {
    const off = plainContext({ severities: new Map([[U, 'off']]) });
    expect(rules(`${call}  ${ignore}[${U}] why`, off)).toEqual([]);
    expect(rules(`x = 1  ${ignore}[unresolved-reference] why`)).toEqual([]);
  });
});

describe('an unused one is removed', () => {
  it.each([
    ['behind code', `x = 1  ${ignore}[${U}] why\n`, 'x = 1\n'],
    ['alone', `x = 1\n    ${ignore}[${U}] why\ny = 2\n`, 'x = 1\ny = 2\n'],
    ['alone, CRLF', `x = 1\r\n${ignore}[${U}] why\r\ny = 2\r\n`, 'x = 1\r\ny = 2\r\n'],
    ['at the end', `x = 1\n${ignore}[${U}] why`, 'x = 1\n'],
    [
      'with one that is used',
      `${load}("a/b")  ${ignore}[${U}, typosquat] why\n`,
      `${load}("a/b")  ${ignore}[${U}, typosquat] why\n`,
    ],
    ['before noqa', `x = 1  ${ignore}[${U}] why  # noqa\n`, 'x = 1  # noqa\n'],
  ])('%s', (_name, source, expected) => {
    expect(fixed(header + source, 'remove').slice(header.length)).toBe(expected);
  });
});
