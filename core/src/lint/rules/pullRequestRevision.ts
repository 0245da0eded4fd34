import { reportOnArgument } from './loadReport.ts';
import { pinFix } from './pinFix.ts';
import { isRemoteCodeUnpinned } from './remoteCodeUnpinned.ts';
import type { Rule } from './rule.ts';

/** `refs/pr/N`: anybody may open a pull request and push to it. */
export const pullRequestRevision: Rule = {
  slug: 'pull-request-revision',
  *check({ loads }) {
    for (const load of loads) {
      const { revision, revisionState, repo } = load.reference;
      if (revisionState !== 'pull-request' || repo === null || load.runsCode || isRemoteCodeUnpinned(load))
        continue;
      yield {
        ...reportOnArgument(
          load,
          `"${revision}" of "${repo}" is a pull request: anybody may have written these files and can push others. Pin a commit of main, or keep it with a reason.`,
          { name: 'revision', span: load.revisionSpan },
        ),
        fixes: pinFix(load, { safe: false, revision: 'main' }),
      };
    }
  },
};
