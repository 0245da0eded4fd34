import { readFileSync } from 'node:fs';
import type { RuleSlug } from '../../../core/src/finding/ruleCatalogue.ts';

export const rulesFolder = new URL('../../../docs/rules/', import.meta.url);

export function readPage(slug: RuleSlug): string {
  return readFileSync(new URL(`${slug}.md`, rulesFolder), 'utf8');
}

/** The headings of a page, in their order. */
export function headingsOf(page: string): string[] {
  return [...page.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading);
}

/** What stands under a heading. */
export function sectionOf(page: string, heading: string): string {
  return page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
}

/** The contents of the blocks of one language. */
export function blocksOf(page: string, language: string): string[] {
  const fenced = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm');
  return [...page.matchAll(fenced)].map(([, block = '']) => block);
}

/** The pages of rules to which a page leads. */
export function linksOf(page: string): string[] {
  return [...page.matchAll(/\]\(([\w-]+)\.md\)/g)].map(([, slug = '']) => slug);
}
