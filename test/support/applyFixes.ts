import type { Fix } from '../../core/src/finding/fix.ts';
import type { LintContext } from '../../core/src/lint/context.ts';
import { mergeEdits, safeFixes } from '../../core/src/lint/findings/fixAll.ts';
import { lintText } from '../../core/src/lint/lintText.ts';
import { applyEdits } from '../../core/src/text/applyEdits.ts';
import { plainContext } from './lintTable.ts';

export const exampleSha = '0123456789abcdef0123456789abcdef01234567';

/** Puts an example's answer into the edits of fixes that would ask the Hub. */
export function filled(fix: Fix): Fix {
  const edits = fix.edits.map((edit) => ({
    ...edit,
    text: edit.text.replace('{sha}', exampleSha).replace('{name}', 'main').replace('{date}', '2026-11-20'),
  }));
  return { ...fix, edits };
}

/** The source after every safe fix of one kind, or of all kinds. */
export function fixed(
  source: string,
  kind?: Fix['kind'],
  context: LintContext = plainContext(),
  path = 'example.py',
): string {
  const { findings } = lintText(path, source, context);
  const chosen = findings.map((finding) => ({
    ...finding,
    fixes: finding.fixes.filter((fix) => kind === undefined || fix.kind === kind),
  }));
  return applyEdits(
    source,
    mergeEdits(safeFixes(chosen)).map((edit) => filledEdit(edit)),
  );

  function filledEdit(edit: Fix['edits'][number]): Fix['edits'][number] {
    return filled({ kind: 'pin', title: '', safe: true, edits: [edit] }).edits[0] ?? edit;
  }
}
