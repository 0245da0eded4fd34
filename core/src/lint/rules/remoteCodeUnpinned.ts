import type { ModelLoad } from '../facts/modelLoad.ts';
import { reportOnArgument } from './loadReport.ts';
import { pinFix } from './pinFix.ts';
import { removeTrustFix, trustParameter } from './removeTrustFix.ts';
import type { Rule } from './rule.ts';

/** `trust_remote_code` is true and the revision is no pin; replaces `unpinned-revision` on that call. */
export const remoteCodeUnpinned: Rule = {
  slug: 'remote-code-unpinned',
  *check({ loads }) {
    for (const load of loads) {
      if (!isRemoteCodeUnpinned(load)) continue;
      const { repo, revisionState } = load.reference;
      yield {
        ...reportOnArgument(
          load,
          `Python code from "${repo}" runs on your machine at ${whichCommit(load)}. Read the code, then pin the commit that you read.`,
          { name: trustParameter(load), span: load.trust.span },
        ),
        // Whoever may set another id still runs its code at a revision that can change.
        severity: load.overridable ? 'warning' : 'error',
        fixes: [...(revisionState === 'sha' ? [] : pinFix(load, { safe: false })), ...removeTrustFix(load)],
      };
    }
  },
};

function whichCommit(load: ModelLoad): string {
  const { revision, state } = revisionOfCode(load);
  if (state === 'absent') return 'whatever main holds that day';
  if (state === 'pull-request') return `the pull request "${revision}", which its author can change`;
  return state === 'short' ? `"${revision}", which is no full commit SHA` : `"${revision}", which can move`;
}

/** A `code_revision` decides which code runs, wherever it lies (transformers, dynamic_module_utils). */
export function isRemoteCodeUnpinned(load: ModelLoad): boolean {
  if (load.repository === undefined || load.trust.value !== true) return false;
  const { state } = revisionOfCode(load);
  return state !== 'sha' && state !== 'unknown';
}

/** The revision at which the code runs that a load trusts. */
export function revisionOfCode({ codeRevision, reference }: ModelLoad): ModelLoad['codeRevision'] {
  return codeRevision.state === 'absent'
    ? { revision: reference.revision, state: reference.revisionState }
    : codeRevision;
}
