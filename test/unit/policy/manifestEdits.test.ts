import { describe, expect, it } from 'vitest';
import { addException } from '../../../core/src/policy/edit/addException.ts';
import { addModelEntry } from '../../../core/src/policy/edit/addModelEntry.ts';
import type { ManifestEdits } from '../../../core/src/policy/edit/manifestEdits.ts';
import { setRuleLevel } from '../../../core/src/policy/edit/setRuleLevel.ts';
import { readManifest } from '../../../core/src/policy/manifest.ts';
import { applyEdits } from '../../../core/src/text/applyEdits.ts';

const sha = 'a'.repeat(40);

const kept = `# The policy of our team.
version: 1

policy:
  rules:
    # nobody reads these
    unresolved-reference: hint # for now

models:
- id: google-bert/bert-base-uncased # the old one
  revision: ${sha}
  approved_by: ada@example.org
`;

function textOf(text: string, result: ManifestEdits): string {
  if ('refused' in result) throw new Error(result.refused);
  return applyEdits(text, result.edits);
}

describe('setRuleLevel', () => {
  it.each(['', '# only a comment\n', 'policy:\n', 'policy:\n  rules:\n', 'models: []\n'])(
    'writes into %j',
    (text) => {
      const written = textOf(text, setRuleLevel(text, 'typosquat', 'off'));
      const { rules, problems } = readManifest(written);
      expect([...rules]).toEqual([['typosquat', 'off']]);
      expect(problems).toEqual([]);
      if (text.startsWith('#')) expect(written).toContain('# only a comment');
    },
  );

  it('changes one line and keeps comments, order and layout', () => {
    const result = setRuleLevel(kept, 'unresolved-reference', 'off');
    expect(textOf(kept, result)).toBe(kept.replace('hint # for now', 'off # for now'));
    const added = textOf(kept, setRuleLevel(kept, 'typosquat', 'error'));
    expect(added).toBe(kept.replace('# for now\n', '# for now\n    typosquat: error\n'));
  });

  it('writes nothing where the level is so already', () => {
    expect(setRuleLevel(kept, 'unresolved-reference', 'hint')).toEqual({ edits: [] });
  });

  it('keeps the line breaks of Windows', () => {
    const text = kept.replaceAll('\n', '\r\n');
    expect(textOf(text, setRuleLevel(text, 'typosquat', 'off'))).not.toMatch(/[^\r]\n/);
  });

  it.each([
    ['policy: [1]', /"policy" of the manifest is not a mapping/],
    ['policy: {rules: 3}', /"policy.rules" of the manifest is not a mapping/],
    ['- a list', /not a mapping/],
    ['models: [', /not valid YAML/],
    [`a: ${'['.repeat(100)}`, /nested too deeply/],
  ])('refuses %j', (text, reason) => {
    expect(setRuleLevel(text, 'typosquat', 'off')).toEqual({ refused: expect.stringMatching(reason) });
  });
});

describe('addException', () => {
  const exception = { rule: 'typosquat', path: 'tests/**', reason: 'names of tests: ours' } as const;

  it.each(['', kept, `${kept}exceptions:\n- rule: short-revision\n  reason: a mirror\n`])(
    'adds an entry to %j',
    (text) => {
      const written = readManifest(textOf(text, addException(text, exception)));
      expect(written.problems).toEqual([]);
      expect(written.exceptions.at(-1)).toMatchObject(exception);
      expect(written.models).toHaveLength(readManifest(text).models.length);
    },
  );

  it('refuses a list that is none', () => {
    expect(addException('exceptions: yes', exception)).toHaveProperty('refused');
  });
});

describe('addModelEntry', () => {
  const pin = { repository: { kind: 'dataset', id: 'stanfordnlp/imdb' }, sha, name: 'main' } as const;

  it.each(['', kept])('adds an entry that waits for its approval to %j', (text) => {
    const entry = readManifest(textOf(text, addModelEntry(text, pin))).models.at(-1);
    expect(entry).toMatchObject({ repository: pin.repository, revision: sha, ref: 'main' });
    expect(entry).not.toHaveProperty('approvedBy');
  });

  it('never changes an entry that somebody approved', () => {
    const moved = {
      repository: { kind: 'model', id: 'google-bert/bert-base-uncased' },
      sha: 'b'.repeat(40),
    } as const;
    const written = textOf(kept, addModelEntry(kept, moved));
    expect(written.startsWith(kept)).toBe(true);
    expect(readManifest(written).models.map(({ revision }) => revision)).toEqual([sha, moved.sha]);
  });
});
