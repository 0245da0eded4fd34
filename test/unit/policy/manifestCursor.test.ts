import { describe, expect, it } from 'vitest';
import { manifestCursor } from '../../../core/src/policy/manifestCursor.ts';
import { LineIndex } from '../../../core/src/text/lineIndex.ts';

/** `|` is the cursor. */
function at(marked: string) {
  const offset = marked.indexOf('|');
  const lines = new LineIndex(marked.replace('|', ''));
  return manifestCursor(lines, lines.positionAt(offset));
}

describe('where a cursor is in a manifest', () => {
  it.each<[string, object | undefined]>([
    ['|', { part: 'manifest', word: '' }],
    ['pol|', { part: 'manifest', word: 'pol' }],
    ['version: |', { part: 'manifest', key: 'version' }],
    ['policy:\n  |', { part: 'policy', indent: 2 }],
    ['policy:\n  rules:\n    typ|', { part: 'rules', word: 'typ' }],
    [
      'policy:\n  rules:\n    a: error\n\n    # note\n    typosquat: er|ror',
      { part: 'rules', key: 'typosquat', word: 'error' },
    ],
    ['policy:\n  rules:\n    typosquat: |', { part: 'rules', key: 'typosquat', word: '' }],
    ['policy:\n  formats:\n    pickle: |  # note', { part: 'formats', key: 'pickle' }],
    ['policy:\n  rules:\n    a: off\n  |', { part: 'policy' }],
    ['models:\n  - |', { part: 'model' }],
    ['models:\n- id: a/b\n  |', { part: 'model' }],
    ['models:\n  - id: a/b\n  - id: c|/d', { part: 'model', key: 'id', word: 'c/d' }],
    ['models:\n  - id: a/b\n    revision: |', { part: 'model', key: 'revision' }],
    ['models:\n- id: a/b\n  kind: dataset\nexceptions:\n- rule: |', { part: 'exception', key: 'rule' }],
    ['models:\n  - id: a/b\n    files:\n      a|', undefined],
    ['a # b|', undefined],
    ['policy: { rules: { typ| } }', undefined],
    ['other:\n  key|', undefined],
  ])('%j', (text, expected) => {
    if (expected === undefined) expect(at(text)).toBeUndefined();
    else expect(at(text)).toMatchObject(expected);
  });

  it.each([
    ['models:\n  - id: a/b  # note\n    kind: dataset\n    |', { id: 'a/b', kind: 'dataset' }],
    ['models:\n  - id: a/b\n  - kind: dataset\n    |', { kind: 'dataset' }],
    ['policy:\n  rules: {}\n\nversion: 1\n|', { policy: '', version: '1' }],
    ['policy:\n  rules:\n    typosquat: "off"\n  formats:\n    a: deny\n    |', { a: 'deny' }],
  ])('with what stands beside it: %j', (text, expected) => {
    expect(Object.fromEntries(at(text)?.beside ?? [])).toEqual(expected);
  });

  it('costs little on lines that no person writes', () => {
    const started = performance.now();
    at(`${'- '.repeat(50_000)}|`);
    at(`${`${' '.repeat(900)}a\n`.repeat(20_000)}|`);
    at(`a: ${'"'.repeat(100_000)}|`);
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});
