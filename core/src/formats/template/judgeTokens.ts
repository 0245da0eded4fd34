import type { Judged } from '../../finding/contentFinding.ts';
import { isStation, nameKind } from './escapeNames.ts';
import { leadingOut, unusual } from './templateFinding.ts';
import type { TemplateTokens } from './templateTokens.ts';

/** Statements that read other templates from disk. */
const readingStatements = new Set(['include', 'import', 'from', 'extends']);

/** What a template's words tell without its structure: enough where the structure cannot be read. */
export function judgeTokens({ tokens, statements }: TemplateTokens): readonly Judged[] {
  const judged: Judged[] = [];
  for (const { word } of statements) {
    if (readingStatements.has(word))
      judged.push(
        unusual('reads another template, which a chat template has no business with', `{% ${word} %}`),
      );
  }
  for (const { type, value } of tokens) {
    if (type === 'StringLiteral' && isStation(value))
      judged.push(leadingOut(`names "${value}", a station of every known way out of a template`, value));
  }
  return judged;
}

/** Attributes by their names alone, for a template whose tree cannot be had. */
export function judgeAttributes({ tokens }: TemplateTokens): readonly Judged[] {
  return tokens.flatMap(({ type, value }, at) =>
    type === 'Identifier' && tokens[at - 1]?.type === 'Dot' && nameKind(value) === 'escape'
      ? [leadingOut(`reaches for "${value}", which leads from a value to the Python interpreter`, value)]
      : [],
  );
}
