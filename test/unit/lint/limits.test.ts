import { beforeAll, describe, expect, it } from 'vitest';
import { LintLimitError } from '../../../core/src/source/limits.ts';
import { loadTestLanguages } from '../../support/languages.ts';
import { lintPython, slugs } from '../../support/lintTable.ts';

beforeAll(loadTestLanguages);

const header = 'from transformers import AutoTokenizer\n';
const load = 'AutoTokenizer.from_pretrained("a/b")\n';

describe('a text that costs too much is refused, and the next one is linted', () => {
  it.each([
    [
      'deep indentation',
      `${Array.from({ length: 700 }, (_, depth) => `${' '.repeat(depth)}if x:\n`).join('')}${' '.repeat(700)}${load}`,
    ],
    ['a chain of calls', `x = AutoTokenizer${'.from_pretrained("a/b")'.repeat(20_000)}\n`],
    ['nested calls', `${'AutoTokenizer.from_pretrained('.repeat(10_000)}"a/b"${')'.repeat(10_000)}\n`],
    ['continued lines', `x = 1${'\\\n'.repeat(40_000)}\n${load}`],
  ])('%s', { timeout: 30_000 }, (_name, source) => {
    expect(() => lintPython(header + source)).toThrow(LintLimitError);
    expect(slugs(header + load)).toEqual(['unpinned-revision']);
  });

  it('hundreds of loads, aliases and comments are ordinary', () => {
    const many = Array.from(
      { length: 400 },
      (_, n) => `A${n} = AutoTokenizer\nA${n}.from_pretrained("a/b")\n`,
    );
    expect(slugs(header + many.join(''))).toHaveLength(400);
    expect(slugs(header + `# model-warden: ignore[unpinned-revision] ours\n${load}`.repeat(500))).toEqual([]);
    expect(slugs((header + load.repeat(300)).replaceAll('\n', '\r'))).toHaveLength(300);
  });
});
