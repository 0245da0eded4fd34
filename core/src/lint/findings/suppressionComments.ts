import { isRuleSlug, type RuleSlug } from '../../finding/ruleCatalogue.ts';
import type { SourceDocument } from '../../source/document.ts';
import type { Span } from '../../text/range.ts';
import type { LintedText } from './lintedText.ts';

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

/** The suppressions of parsed source, in comments alone: the same words in a string count for nothing. */
export function commentsInTree(document: SourceDocument): readonly SuppressionComment[] {
  return suppressionComments(
    document,
    (index) => document.tree.rootNode.descendantForIndex(index, index + 1)?.type === 'comment',
  );
}

/** @param isComment whether a comment stands at an offset, asked for each place that looks like a suppression */
export function suppressionComments(
  { text, lines }: LintedText,
  isComment: (index: number) => boolean,
): readonly SuppressionComment[] {
  if (!text.includes(marker)) return [];
  const found: SuppressionComment[] = [];
  for (const match of text.matchAll(directive)) {
    if (!isComment(match.index)) continue;
    const slugs = (match[1] ?? '')
      .split(',')
      .map((slug) => slug.trim())
      .filter(Boolean);
    const { line, character } = lines.positionAt(match.index);
    found.push({
      span: { start: match.index, end: match.index + match[0].trimEnd().length },
      line,
      alone: lines.lineText(line).slice(0, character).trim() === '',
      rules: slugs.filter(isRuleSlug),
      unknownRules: slugs.filter((slug) => !isRuleSlug(slug)),
      reason: (match[2] ?? '').trim().replace(/^#\s.*$/, ''),
    });
  }
  return found;
}
