import { renderLintGithub } from '../../core/src/report/lintGithub.ts';
import { renderLintJson } from '../../core/src/report/lintJson.ts';
import { renderLintMarkdown } from '../../core/src/report/lintMarkdown.ts';
import type { LintReport } from '../../core/src/report/lintReport.ts';
import { renderLintSarif } from '../../core/src/report/sarif/lintSarif.ts';
import { renderLintText, type TextOptions } from '../../core/src/report/text/lintText.ts';

/** The formats of `lint`, the default first. */
export const lintRenderers: Readonly<Record<string, (report: LintReport, options: TextOptions) => string>> = {
  text: renderLintText,
  json: renderLintJson,
  sarif: renderLintSarif,
  github: renderLintGithub,
  markdown: renderLintMarkdown,
};
