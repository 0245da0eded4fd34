import { isRuleSlug, type RuleSlug } from '../../finding/ruleCatalogue.ts';
import type { SourceDocument } from '../../source/document.ts';
import type { Span } from '../../text/range.ts';

/** One `# model-warden: ignore[slug, slug] reason` comment. */
export interface SuppressionComment {
  readonly span: Span;
  readonly line: number;
  /** True where nothing but the comment stands on its line: it then speaks of the next line too. */
  readonly alone: boolean;
  readonly rules: readonly RuleSlug[];
  /** Slugs that no rule has. */
  readonly unknownRules: readonly string[];
  readonly reason: string;
}

const marker = 'model-warden:';
/** The reason ends where another comment begins: ` # noqa`. */
const directive = /#\s*model-warden:\s*ignore\[([^\]\n]*)\]((?:(?![ \t]#[ \t])[^\n\r])*)/g;

/** The suppressions of a document, in comments alone: the same words in a string count for nothing. */
export function suppressionComments(document: SourceDocument): readonly SuppressionComment[] {
  if (!document.text.includes(marker)) return [];
  const found: SuppressionComment[] = [];
  for (const match of document.text.matchAll(directive)) {
    const node = document.tree.rootNode.descendantForIndex(match.index, match.index + 1);
    if (node?.type !== 'comment') continue;
    const slugs = (match[1] ?? '')
      .split(',')
      .map((slug) => slug.trim())
      .filter(Boolean);
    const { line, character } = document.lines.positionAt(match.index);
    found.push({
      span: { start: match.index, end: match.index + match[0].trimEnd().length },
      line,
      alone: document.lines.lineText(line).slice(0, character).trim() === '',
      rules: slugs.filter(isRuleSlug),
      unknownRules: slugs.filter((slug) => !isRuleSlug(slug)),
      reason: (match[2] ?? '').trim().replace(/^#\s.*$/, ''),
    });
  }
  return found;
}
