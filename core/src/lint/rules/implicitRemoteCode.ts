import type { ModelLoad } from '../facts/modelLoad.ts';
import { reportOnId, shortName } from './loadReport.ts';
import { pinFix } from './pinFix.ts';
import type { Rule } from './rule.ts';

/** A loader that runs repository code without a flag, at a revision that is no pin. */
export const implicitRemoteCode: Rule = {
  slug: 'implicit-remote-code',
  *check({ loads }) {
    for (const load of loads) {
      const { revisionState, repo } = load.reference;
      if (!load.runsCode || repo === null || revisionState === 'sha' || revisionState === 'unknown') continue;
      yield { ...reportOnId(load, messageFor(load)), fixes: pinFix(load, { safe: false }) };
    }
  },
};

function messageFor(load: ModelLoad): string {
  const { repo, revision, kind } = load.reference;
  const at = revision === null ? 'its default branch' : `"${revision}"`;
  const how =
    kind === 'github' ? ` Append the commit: "${repo}:<sha>".` : ' Pin the commit that you have read.';
  return `${shortName(load.callable)} runs Python code from "${repo}" without asking, at ${at}, which can move.${how}`;
}
