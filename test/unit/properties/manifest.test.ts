import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ruleSlugs } from '../../../core/src/finding/ruleCatalogue.ts';
import { severityLevels } from '../../../core/src/finding/severity.ts';
import { lintManifest } from '../../../core/src/lint/manifest/lintManifest.ts';
import { addException } from '../../../core/src/policy/edit/addException.ts';
import { addModelEntry } from '../../../core/src/policy/edit/addModelEntry.ts';
import { setRuleLevel } from '../../../core/src/policy/edit/setRuleLevel.ts';
import { loosenings } from '../../../core/src/policy/loosenings.ts';
import { readManifest } from '../../../core/src/policy/manifest.ts';
import { manifestCursor } from '../../../core/src/policy/manifestCursor.ts';
import { applyEdits } from '../../../core/src/text/applyEdits.ts';
import { LineIndex } from '../../../core/src/text/lineIndex.ts';
import { plainContext } from '../../support/lintTable.ts';

const sha = 'a'.repeat(40);
const slug = fc.constantFrom(...ruleSlugs);
const level = fc.constantFrom(...severityLevels);

/** Pieces of manifests in any order: mostly broken, sometimes sound. */
const pieces = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          'policy:',
          'rules:',
          'models:',
          'exceptions:',
          '- ',
          'id: a/b',
          'revision: main',
          `revision: ${sha}`,
        ],
        ...[
          'reason: x',
          'rule: typosquat',
          'expires: 2026-01-01',
          'kind: dataset',
          'typosquat: off',
          'minimumAge: 3',
        ],
        ...[
          '\n',
          '\n  ',
          '\n    ',
          '\r\n',
          '# note',
          ' # model-warden: ignore[manifest-schema] why',
          '{',
          '}',
          '[',
          ']',
          ', ',
        ],
        ...[
          '"',
          "'",
          '|',
          '&a ',
          '*a',
          '<<: *a',
          '? ',
          ': ',
          '!!binary ',
          '---\n',
          '\t',
          '\u{1f600}',
          'remote_code: {files: ',
        ],
      ),
      fc.string({ maxLength: 5 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

/** A sound manifest with comments and one more key for notes. */
const sound = fc
  .record({
    rules: fc.dictionary(slug, level, { maxKeys: 4 }),
    models: fc.array(
      fc.record({ note: fc.stringMatching(/^[a-z ]{1,8}$/), kind: fc.constantFrom('model', 'dataset') }),
      { maxLength: 3 },
    ),
    indented: fc.boolean(),
    windows: fc.boolean(),
  })
  .map(({ rules, models, indented, windows }) => {
    const pad = indented ? '  ' : '';
    const text = [
      '# The head.',
      'policy: # behind',
      '  rules:',
      ...Object.entries(rules).map(([key, value]) => `    ${key}: ${value} # ${key}`),
      'models:',
      ...models.flatMap(({ note, kind }, at) => [
        `${pad}- id: owner/m${at}`,
        `${pad}  kind: ${kind}`,
        `${pad}  # of m${at}`,
        `${pad}  note: "${note}"`,
      ]),
      '# The foot.',
      '',
    ].join('\n');
    return windows ? text.replaceAll('\n', '\r\n') : text;
  });

const comments = (text: string) => [...text.matchAll(/# [^\r\n]*/g)].map(([comment]) => comment);

describe('a manifest', () => {
  it('of any text is read, linted, compared and looked into without an error', () => {
    fc.assert(
      fc.property(pieces, pieces, fc.nat(60), (text, other, at) => {
        const { findings } = lintManifest(
          'model-manifest.yaml',
          text,
          plainContext({ manifestBefore: readManifest(other) }),
        );
        const lines = new LineIndex(text);
        for (const { fixes, place } of findings) {
          expect(lines.spanOf(place.range).end).toBeLessThanOrEqual(text.length);
          for (const fix of fixes) applyEdits(text, fix.edits);
        }
        expect(loosenings(readManifest(text), readManifest(text))).toEqual([]);
        manifestCursor(lines, lines.positionAt(at));
      }),
      { numRuns: 400 },
    );
  });

  it('is edited so that all else stays, comments in their order', () => {
    fc.assert(
      fc.property(sound, slug, level, (text, rule, to) => {
        const before = parse(text);
        const results = [
          [
            setRuleLevel(text, rule, to),
            { ...before, policy: { rules: { ...before.policy.rules, [rule]: to } } },
          ],
          [
            addException(text, { rule, reason: 'x: y' }),
            { ...before, exceptions: [{ rule, reason: 'x: y' }] },
          ],
          [
            addModelEntry(text, { repository: { kind: 'space', id: 'o/new' }, sha }),
            { ...before, models: [...(before.models ?? []), { id: 'o/new', kind: 'space', revision: sha }] },
          ],
        ] as const;
        for (const [result, expected] of results) {
          if ('refused' in result) throw new Error(result.refused);
          const written = applyEdits(text, result.edits);
          expect(parse(written)).toEqual(expected);
          expect(comments(written)).toEqual(comments(text));
          expect(written.includes('\r\n')).toBe(text.includes('\r\n'));
        }
      }),
      { numRuns: 150 },
    );
  });
});
