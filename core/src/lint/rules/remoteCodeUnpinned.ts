import type { ModelLoad } from '../facts/modelLoad.ts';
import { reportOnId } from './loadReport.ts';
import { pinFix } from './pinFix.ts';
import { removeTrustFix } from './removeTrustFix.ts';
import type { Rule } from './rule.ts';

/** `trust_remote_code` is true and the revision is no pin; replaces `unpinned-revision` on that call. */
export const remoteCodeUnpinned: Rule = {
  slug: 'remote-code-unpinned',
  *check({ loads }) {
    for (const load of loads) {
      if (!isRemoteCodeUnpinned(load)) continue;
      const { repo, revision } = load.reference;
      const at = revision === null ? 'whatever main holds that day' : `"${revision}", which can move`;
      yield {
        ...reportOnId(
          load,
          `Python code from "${repo}" runs on your machine at ${at}. Read the code, then pin the commit that you read.`,
        ),
        span: load.trust.span ?? load.idSpan,
        fixes: [...pinFix(load, { safe: false }), ...removeTrustFix(load)],
      };
    }
  },
};

/** A pinned `code_revision` decides which code runs, wherever it lies (transformers, dynamic_module_utils). */
export function isRemoteCodeUnpinned(load: ModelLoad): boolean {
  const { revisionState } = load.reference;
  if (load.repository === undefined || load.trust.value !== true || load.codeRevision !== 'absent')
    return false;
  return revisionState !== 'sha' && revisionState !== 'unknown';
}
