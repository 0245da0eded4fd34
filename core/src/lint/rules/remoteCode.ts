import type { LintContext } from '../context.ts';
import type { ModelLoad } from '../facts/modelLoad.ts';
import { reportOnId, shortName } from './loadReport.ts';
import { isRemoteCodeUnpinned } from './remoteCodeUnpinned.ts';
import { removeTrustFix } from './removeTrustFix.ts';
import type { Rule } from './rule.ts';

/** Code of a repository runs, and nobody has approved it at that commit. */
export const remoteCode: Rule = {
  slug: 'remote-code',
  *check({ loads }, context) {
    for (const load of loads) {
      if (load.trust.value !== true || isRemoteCodeUnpinned(load) || isApproved(load, context)) continue;
      yield {
        ...reportOnId(load, messageFor(load)),
        severity: 'warning',
        span: load.trust.span ?? load.calleeSpan,
        fixes: removeTrustFix(load),
      };
    }
  },
};

function messageFor(load: ModelLoad): string {
  const { repo, revision } = load.reference;
  if (repo === null) {
    return `Whatever repository this names may run its own Python code here, since ${shortName(load.callable)} trusts it.`;
  }
  const at = revision === null ? '' : ` at ${revision.slice(0, 12)}`;
  return `Python code from "${repo}"${at} runs on your machine, and the manifest holds no approval of it. Read it, then approve that commit in model-manifest.yaml.`;
}

function isApproved({ repository, reference }: ModelLoad, { policy, today }: LintContext): boolean {
  if (repository === undefined || reference.revisionState !== 'sha' || !policy.trusted) return false;
  return policy.models.some(
    (model) =>
      model.remoteCodeApproved &&
      model.repository.kind === repository.kind &&
      model.repository.id === repository.id &&
      model.revision === reference.revision &&
      (model.expires === undefined || model.expires >= today),
  );
}
