import { reportOnArgument } from './loadReport.ts';
import { pinFix } from './pinFix.ts';
import { isRemoteCodeUnpinned } from './remoteCodeUnpinned.ts';
import type { Rule } from './rule.ts';

/** 7 to 39 hex digits, or upper-case hex: clients look it up by name at each load (huggingface_hub, REGEX_COMMIT_HASH). */
export const shortRevision: Rule = {
  slug: 'short-revision',
  *check({ loads }) {
    for (const load of loads) {
      const { revision, revisionState, repo } = load.reference;
      if (revisionState !== 'short' || repo === null || load.runsCode || isRemoteCodeUnpinned(load)) continue;
      const what = revision?.length === 40 ? 'is not lower-case' : 'is not a full commit SHA';
      yield {
        ...reportOnArgument(
          load,
          `The revision "${revision}" of "${repo}" ${what}, so clients treat it as a name that a branch or tag can take. Write all 40 digits.`,
          { name: 'revision', span: load.revisionSpan },
        ),
        fixes: pinFix(load, { safe: load.trust.value === false }),
      };
    }
  },
};
