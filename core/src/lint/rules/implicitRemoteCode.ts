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
  const at = revision === null ? 'the head of its default branch' : `"${revision}"`;
  // torch.hub takes a commit only where a branch or tag ends at it (torch 2.x, hub._validate_not_a_forked_repo).
  const how =
    kind === 'github'
      ? ` Append the commit of a release that you have read: "${repo}:<sha>".`
      : ' Pin the commit that you have read.';
  return `${shortName(load.callable)} runs Python code from "${repo}" without asking, at ${at}, which can move.${how}`;
}
