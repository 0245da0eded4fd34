import { beforeAll, expect, it } from 'vitest';
import { withoutLongCommentRuns } from '../../../core/src/source/python/longCommentRuns.ts';
import { loadTestLanguages } from '../../support/languages.ts';
import { slugs } from '../../support/lintTable.ts';

beforeAll(loadTestLanguages);

const load = 'import transformers\ntransformers.AutoTokenizer.from_pretrained("a/b")\n';

it('keeps every offset, short runs, and comments that speak to the linter', () => {
  const run = '    # note\r\n'.repeat(30);
  const blanked = withoutLongCommentRuns(`x = 1\n${run}y = 2\n`);
  expect(blanked).toHaveLength(`x = 1\n${run}y = 2\n`.length);
  expect(blanked).not.toContain('#');
  const short = '# note\n'.repeat(20);
  expect(withoutLongCommentRuns(short)).toBe(short);
  const suppression = '# model-warden: ignore[unpinned-revision] ours\n';
  expect(withoutLongCommentRuns('# note\n'.repeat(30) + suppression)).toContain(suppression);
});

it('a hundred thousand comment lines are no burden', () => {
  // The scanner alone would take half an hour: the test's own time limit is what fails.
  expect(slugs('# note\n'.repeat(100_000) + load)).toEqual(['unpinned-revision']);
});

it('a suppression at the end of a long run still counts', () => {
  const source = `import transformers\n${'# note\n'.repeat(40)}# model-warden: ignore[unpinned-revision] ours\ntransformers.AutoTokenizer.from_pretrained("a/b")\n`;
  expect(slugs(source)).toEqual([]);
});
