import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type RuleSlug,
  ruleCatalogue,
  rulePage,
  ruleSlugs,
} from '../../../core/src/finding/ruleCatalogue.ts';
import { lintText } from '../../../core/src/lint/lintText.ts';
import { lintReferences } from '../../../core/src/lint/workspace.ts';
import { manifestName, readManifest } from '../../../core/src/policy/manifest.ts';
import { loadTestLanguages } from '../../support/languages.ts';
import { ruleContext } from '../../support/ruleContext.ts';
import { blocksOf, headingsOf, linksOf, readPage, rulesFolder, sectionOf } from './rulePage.ts';

/** Of the rules on source text and on what the Hub says of it; `contentPages.test.ts` has the others. */
const slugs = ruleSlugs.filter((slug) => ruleCatalogue[slug].about !== 'contents');
const pages = new Map(slugs.map((slug) => [slug, readPage(slug)]));
const index = readFileSync(new URL('README.md', rulesFolder), 'utf8');

const headings = [
  'What it finds',
  'Why',
  'Example',
  'How to fix it',
  'How to silence it',
  'When it stays silent',
];

beforeAll(async () => {
  await loadTestLanguages();
});

describe.each([...pages])('docs/rules/%s.md', (slug, text) => {
  it('has the catalogue’s words and severity, and every part', () => {
    expect(text.startsWith(`# ${slug}\n\n${ruleCatalogue[slug].summary}\n`)).toBe(true);
    expect(/^Severity: `(\w+)`/m.exec(text)?.[1]).toBe(ruleCatalogue[slug].severity);
    expect(headingsOf(text)).toEqual(headings);
    expect(text).toContain(`modelWarden.rules.${slug}`);
  });

  it('leads to pages that exist', () => {
    for (const target of linksOf(text)) expect(ruleSlugs).toContain(target);
  });

  it('shows code that the rule reports', () => {
    const examples = blocks(text, 'bad');
    expect(examples).not.toEqual([]);
    for (const example of examples) expect(rulesFound(example, slug)).toContain(slug);
  });

  it('shows a manifest that can be read', () => {
    const manifests = blocksOf(text, 'yaml');
    expect(manifests).not.toEqual([]);
    for (const manifest of manifests) expect(readManifest(manifest).problems).toEqual([]);
  });

  it('shows a comment that silences the rule, or none', () => {
    const comment = /^# model-warden: ignore\[.*$/m.exec(sectionOf(text, 'How to silence it'))?.[0];
    const takesNone = [
      'inconsistent-pin',
      'policy-loosened',
      'suppression-without-reason',
      'unused-suppression',
    ].includes(slug);
    expect(comment === undefined).toBe(takesNone);
    if (comment === undefined) return;
    for (const example of blocks(text, 'bad')) {
      const found = rulesFound(commentedAt(example, slug, comment), slug);
      expect(found).not.toContain(slug);
      expect(found).not.toContain('unused-suppression');
    }
  });

  it('shows code that no rule reports', () => {
    const examples = blocks(text, 'good');
    expect(examples).not.toEqual([]);
    for (const example of examples) expect(rulesFound(example, slug)).toEqual([]);
  });
});

describe('docs/rules/README.md', () => {
  it('lists the rules of the catalogue, in its order', () => {
    const rows = ruleSlugs.map(
      (slug) =>
        `| [${slug}](${slug}.md) | ${ruleCatalogue[slug].severity} | ${ruleCatalogue[slug].summary} |`,
    );
    expect(index.split('\n').filter((line) => line.startsWith('| ['))).toEqual(rows);
  });

  it('is all there is beside the pages, where the catalogue says they are', () => {
    expect(readdirSync(rulesFolder).sort()).toEqual(
      ['README.md', ...ruleSlugs.map((slug) => `${slug}.md`)].sort(),
    );
    for (const slug of ruleSlugs) expect(rulePage(slug).endsWith(`/docs/rules/${slug}.md`)).toBe(true);
  });
});

interface Example {
  readonly path: string;
  readonly source: string;
}

/** Python, or the text of a manifest. */
function blocks(text: string, mark: 'bad' | 'good'): Example[] {
  const fenced = new RegExp(`^\`\`\`(python|yaml) ${mark}\\n([\\s\\S]*?)^\`\`\`$`, 'gm');
  return [...text.matchAll(fenced)].map(([, language, source = '']) => ({
    path: language === 'yaml' ? manifestName : 'example.py',
    source,
  }));
}

/** The example with the comment above the line that the rule marks. */
function commentedAt({ path, source }: Example, slug: RuleSlug, comment: string): Example {
  const { findings } = lintText(path, source, ruleContext(slug, source));
  const line = findings.find((finding) => finding.rule === slug)?.place.range.start.line ?? 0;
  return { path, source: source.split('\n').toSpliced(line, 0, comment).join('\n') };
}

function rulesFound({ path, source }: Example, slug: RuleSlug): RuleSlug[] {
  const context = ruleContext(slug, source);
  const { findings, references } = lintText(path, source, context);
  return [...findings, ...lintReferences(references, context)].map((finding) => finding.rule);
}
