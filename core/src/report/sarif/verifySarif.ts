import { masked } from '../masked.ts';
import type { VerifyRun } from '../verifyRun.ts';
import { artifactLocation } from './artifactUri.ts';
import { messageText, sarifLog } from './sarifLog.ts';
import { contentResult } from './scanSarif.ts';

/** SARIF 2.1.0 of a verification: findings as results, checks that did not pass and what was not checked as notes. */
export function renderVerifySarif(run: VerifyRun): string {
  const { tool, reports } = masked(run, 'keep paths');
  return sarifLog(tool, {
    notifications: reports.flatMap(({ model, verdict, checks, notChecked }) => {
      const place = [{ physicalLocation: { artifactLocation: artifactLocation(model.path ?? '') } }];
      const note = (level: string, text: string) => ({
        level,
        message: { text: messageText(text) },
        locations: place,
      });
      return [
        note(verdict === 'verified' ? 'note' : 'warning', `Verdict: ${verdict}.`),
        ...checks
          .filter(({ state }) => state === 'failed' || state === 'incomplete')
          .map(({ id, state, message }) => note('warning', `${id} ${state}: ${message}`)),
        ...notChecked.map(({ what, why }) => note('note', `Not checked: ${what}: ${why}`)),
      ];
    }),
    results: (ruleIndex) =>
      reports.flatMap(({ model, checks, files }) => {
        const hashes = new Map(files.map(({ path, sha256 }) => [path, sha256 ?? undefined]));
        return checks.flatMap(({ findings }) =>
          findings.map((finding) =>
            contentResult(joined(model.path, finding.path), finding, hashes.get(finding.path), ruleIndex),
          ),
        );
      }),
  });
}

function joined(folder: string | undefined, path: string): string {
  return folder === undefined || folder === '.' ? path : `${folder.replace(/\/$/, '')}/${path}`;
}
