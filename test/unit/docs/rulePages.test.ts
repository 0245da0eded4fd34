import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type RuleSlug,
  ruleCatalogue,
  rulePage,
  ruleSlugs,
} from '../../../core/src/finding/ruleCatalogue.ts';
import { lintReferences } from '../../../core/src/lint/workspace.ts';
import { loadTestLanguages } from '../../support/languages.ts';
import { lintPython, plainContext } from '../../support/lintTable.ts';

const folder = new URL('../../../docs/rules/', import.meta.url);
const pages = new Map(ruleSlugs.map((slug) => [slug, readFileSync(new URL(`${slug}.md`, folder), 'utf8')]));
const index = readFileSync(new URL('README.md', folder), 'utf8');

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
    expect([...text.matchAll(/^## (.+)$/gm)].map((match) => match[1])).toEqual(headings);
    expect(text).toContain(`modelWarden.rules.${slug}`);
  });

  it('leads to pages that exist', () => {
    for (const [, target = ''] of text.matchAll(/\]\(([\w-]+)\.md\)/g)) {
      expect(ruleSlugs).toContain(target);
    }
  });

  it('shows code that the rule reports', () => {
    const examples = blocks(text, 'bad');
    expect(examples).not.toEqual([]);
    for (const example of examples) expect(rulesFound(example, slug)).toContain(slug);
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
    expect(readdirSync(folder).sort()).toEqual(
      ['README.md', ...ruleSlugs.map((slug) => `${slug}.md`)].sort(),
    );
    for (const slug of ruleSlugs) expect(rulePage(slug).endsWith(`/docs/rules/${slug}.md`)).toBe(true);
  });
});

function blocks(text: string, mark: 'bad' | 'good'): string[] {
  return [...text.matchAll(new RegExp(`^\`\`\`python ${mark}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    (match) => match[1] ?? '',
  );
}

/** The page's own rule is switched on, should it be off by default. */
function rulesFound(source: string, slug: RuleSlug): RuleSlug[] {
  const isOff = ruleCatalogue[slug].severity === 'off';
  const context = plainContext(isOff ? { severities: new Map([[slug, 'hint']]) } : {});
  const { findings, references } = lintPython(source, context);
  return [...findings, ...lintReferences(references, context)].map((finding) => finding.rule);
}
