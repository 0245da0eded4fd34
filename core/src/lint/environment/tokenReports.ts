import { findTokens, isPlaceholder } from '../../text/maskTokens.ts';
import type { LintedText } from '../findings/lintedText.ts';
import type { RuleReport } from '../findings/suppressions.ts';
import type { ProjectFacts } from '../project/projectFacts.ts';
import { isTemplate } from './environmentFile.ts';
import type { DotenvFile } from './readDotenv.ts';

const inTemplate =
  'Revoke this Hugging Face token: this file is a template, made to be committed and copied. Leave the value empty here.';
const notIgnored =
  'Git does not ignore this file, so the next commit may publish this Hugging Face token. Add the file to .gitignore; where it was committed before, revoke the token.';

/**
 * Tokens in a file of variables. A file that git ignores is the place where a token belongs, and so is one outside
 * any repository: there is nothing to tell of either.
 */
export function tokenReports(
  { path, text }: LintedText,
  { entries }: DotenvFile,
  project: ProjectFacts,
): readonly RuleReport[] {
  const tokens = [...findTokens(text)].filter(({ secret }) => !isPlaceholder(secret));
  if (tokens.length === 0) return [];
  const template = isTemplate(path);
  if (!template && project.isIgnoredByGit?.() !== false) return [];
  let next = 0;
  return tokens.map(({ start, end }): RuleReport => {
    while ((entries[next]?.span.end ?? Number.POSITIVE_INFINITY) < start) next += 1;
    const entry = entries[next]?.span;
    return {
      rule: 'hardcoded-token',
      span: { start, end },
      ...(entry !== undefined && entry.start <= start ? { scope: entry } : {}),
      message: template ? inTemplate : notIgnored,
      ...(template ? {} : { severity: 'warning' as const }),
    };
  });
}
