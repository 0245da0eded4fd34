import { beforeAll, describe, expect, it } from 'vitest';
import { lintText } from '../../../core/src/lint/lintText.ts';
import { NotebookFile } from '../../../core/src/source/notebook/notebookFile.ts';
import { applyEdits } from '../../../core/src/text/applyEdits.ts';
import { filled } from '../../support/applyFixes.ts';
import { loadTestLanguages } from '../../support/languages.ts';
import { plainContext } from '../../support/lintTable.ts';
import { notebookText } from '../../support/notebookText.ts';

const sha = '0123456789abcdef0123456789abcdef01234567';
beforeAll(loadTestLanguages);

const lint = (cell: string) => lintText('a.ipynb', notebookText([cell]), plainContext());
const rules = (cell: string) => lint(cell).findings.map(({ rule }) => rule);

/** The cell after the pin of its first finding. */
function pinned(cell: string): string | undefined {
  const text = notebookText([cell]);
  const fix = lintText('a.ipynb', text, plainContext())
    .findings.flatMap(({ fixes }) => fixes)
    .find(({ kind }) => kind === 'pin');
  if (fix === undefined) return undefined;
  const edits = filled(fix).edits.map((edit) => ({ ...edit, cell: edit.cell ?? 0 }));
  return new NotebookFile(applyEdits(text, new NotebookFile(text).editsInFile(edits))).joined.cellText(1);
}

describe('a download in a shell line', () => {
  it.each([
    ['!hf download org/model', `!hf download org/model --revision ${sha}`],
    [
      '!huggingface-cli download org/model a.bin',
      `!huggingface-cli download org/model --revision ${sha} a.bin`,
    ],
    ['!hf download org/model --revision main', `!hf download org/model --revision ${sha}`],
    ['!hf download org/model --revision=v1.0 --quiet', `!hf download org/model --revision=${sha} --quiet`],
    [
      '!HF_TOKEN=x hf download --repo-type dataset "org/data"',
      `!HF_TOKEN=x hf download --repo-type dataset "org/data" --revision ${sha}`,
    ],
    ['!hf download hf://org/model', `!hf download hf://org/model@${sha}`],
    [
      '%%bash\ncd /tmp && hf download org/model \\\n  --local-dir m',
      `%%bash\ncd /tmp && hf download org/model --revision ${sha} \\\n  --local-dir m`,
    ],
  ])('is pinned: %s', (cell, after) => {
    expect(rules(cell)).toEqual(['unpinned-revision']);
    expect(pinned(cell)).toBe(after);
    expect(rules(after)).toEqual([]);
  });

  it.each([
    [`%%bash\r\nhf download org/model \\\r\n  --revision ${sha}`],
    [`%%bash\nhf download org/model \\\n--revision ${sha}`],
    [`!hf download org/model \\\n--revision \\\n${sha}`],
    [`!hf download org/model --revision\\\n ${sha}`],
    [`!hf download org/model "--revision=${sha}"`],
    ['!hf download org/model $ARGS'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the shell's.
    ['%%bash\nhf download org/model "${args[@]}"'],
    ['!hf download org/model {options}'],
  ])('finds the revision, or says nothing, in %j', (cell) => {
    expect(rules(cell)).toEqual([]);
  });

  it.each([
    ['%%bash\r\nhf download org/model \\\r\n  --quiet\r\nls'],
    ['!hf download org/model --local-dir $DIR # and "this'],
    ['%%bash\necho "it\'s" ; hf download org/model'],
  ])('finds %j', (cell) => {
    expect(rules(cell)).toEqual(['unpinned-revision']);
  });

  it('is no folder beside the notebook: the command does not look there', () => {
    const context = plainContext({}, { existsLocally: () => true });
    const { references } = lintText('a.ipynb', notebookText(['!hf download org/model']), context);
    expect(references).toHaveLength(1);
  });

  it('knows short SHAs and pull requests', () => {
    expect(rules('!hf download org/model --revision abc1234')).toEqual(['short-revision']);
    expect(rules('!hf download org/model --revision refs/pr/3')).toEqual(['pull-request-revision']);
  });

  it.each([
    ['!hf download {MODEL}'],
    ['!hf download $MODEL'],
    ['!hf download org/model --revision $SHA'],
    ['!hf download org/model --some-new-option x'],
    ['!hf upload org/model'],
    ['!echo hf download org/model'],
    ['!ls # hf download org/model'],
    ['# !hf download org/model'],
    ['!hf download "org/model'],
  ])('says nothing of %s', (cell) => {
    expect(rules(cell)).toEqual([]);
  });

  it('is among the references', () => {
    expect(lint('!hf download org/model --repo-type dataset').references).toMatchObject([
      { loader: 'hf download', kind: 'dataset', repo: 'org/model', revisionState: 'absent', cell: 1 },
    ]);
  });
});
