import { renderLintGithub } from '../../core/src/report/lintGithub.ts';
import { renderLintJson } from '../../core/src/report/lintJson.ts';
import { renderLintMarkdown } from '../../core/src/report/lintMarkdown.ts';
import type { LintReport } from '../../core/src/report/lintReport.ts';
import { renderLintSarif } from '../../core/src/report/sarif/lintSarif.ts';
import { renderScanSarif } from '../../core/src/report/sarif/scanSarif.ts';
import { renderVerifySarif } from '../../core/src/report/sarif/verifySarif.ts';
import { renderScanGithub } from '../../core/src/report/scanGithub.ts';
import { renderScanJson } from '../../core/src/report/scanJson.ts';
import { renderScanMarkdown } from '../../core/src/report/scanMarkdown.ts';
import { renderLintText, type TextOptions } from '../../core/src/report/text/lintText.ts';
import { renderScanText } from '../../core/src/report/text/scanText.ts';
import { renderVerifyText } from '../../core/src/report/text/verifyText.ts';
import { renderVerifyJson } from '../../core/src/report/verifyJson.ts';
import { renderVerifyMarkdown } from '../../core/src/report/verifyMarkdown.ts';
import type { VerifyRun } from '../../core/src/report/verifyRun.ts';
import type { ScanReport } from '../../core/src/verify/scan/scanReport.ts';

/** The formats of `lint`, the default first. */
export const lintRenderers: Readonly<Record<string, (report: LintReport, options: TextOptions) => string>> = {
  text: renderLintText,
  json: renderLintJson,
  sarif: renderLintSarif,
  github: renderLintGithub,
  markdown: renderLintMarkdown,
};

/** The formats of `scan`, the default first. */
export const scanRenderers: Readonly<Record<string, (report: ScanReport, options: TextOptions) => string>> = {
  text: renderScanText,
  json: renderScanJson,
  sarif: renderScanSarif,
  github: renderScanGithub,
  markdown: renderScanMarkdown,
};

/** The formats of `verify`, the default first. */
export const verifyRenderers: Readonly<Record<string, (run: VerifyRun, options: TextOptions) => string>> = {
  text: renderVerifyText,
  json: renderVerifyJson,
  sarif: renderVerifySarif,
  markdown: renderVerifyMarkdown,
};
