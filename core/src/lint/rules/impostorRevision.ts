import { commitPlace } from '../../reference/commitPlace.ts';
import { at, knownLoads, pinnedCommit } from './hubFacts.ts';
import { reportOnArgument } from './loadReport.ts';
import type { Rule } from './rule.ts';
import { updateFix } from './updateFix.ts';

/** The pinned commit is on no branch and no tag: a Hub serves it all the same, as it serves those of pull requests. */
export const impostorRevision: Rule = {
  slug: 'impostor-revision',
  *check(document, context) {
    for (const { load, repository, facts } of knownLoads(document, context)) {
      const sha = pinnedCommit(load);
      const place = sha === undefined ? undefined : commitPlace(sha, facts);
      if (sha === undefined || place === undefined || place.on === 'ref' || place.on === 'unknown') continue;
      const commit = `The commit ${sha.slice(0, 12)} of "${repository.id}"`;
      const message =
        place.on === 'pull-request'
          ? `${commit} is of the pull request ${place.ref}, which is not merged: anybody may have written these files. Pin a commit of main.`
          : `${commit} is on no branch and no tag: the history was squashed or rewritten since, or the owner never published it. Compare its files with main, then pin a commit of main.`;
      const report = reportOnArgument(load, message, { name: 'revision', span: load.revisionSpan });
      yield {
        ...at(place.on === 'pull-request' ? 'error' : 'warning', report),
        fixes: updateFix(load, 'main', `Pin ${repository.id} to the commit that main leads to now`),
      };
    }
  },
};
