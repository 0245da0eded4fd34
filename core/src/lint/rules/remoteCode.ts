import { hasExpired } from '../../policy/exceptions.ts';
import type { LintContext } from '../context.ts';
import type { ModelLoad } from '../facts/modelLoad.ts';
import { reportOnArgument, shortName } from './loadReport.ts';
import { isRemoteCodeUnpinned, revisionOfCode } from './remoteCodeUnpinned.ts';
import { removeTrustFix, trustParameter } from './removeTrustFix.ts';
import type { Rule } from './rule.ts';

/** Code of a repository runs, and nobody has approved it at that commit. */
export const remoteCode: Rule = {
  slug: 'remote-code',
  *check({ loads }, context) {
    for (const load of loads) {
      if (load.trust.value !== true || isRemoteCodeUnpinned(load) || isApproved(load, context)) continue;
      yield {
        ...reportOnArgument(load, messageFor(load), { name: trustParameter(load), span: load.trust.span }),
        severity: 'warning',
        fixes: removeTrustFix(load),
      };
    }
  },
};

function messageFor(load: ModelLoad): string {
  const { repo } = load.reference;
  const { revision, state } = revisionOfCode(load);
  if (repo === null) {
    return `Whatever repository this names may run its own Python code here, since ${shortName(load.callable)} trusts it.`;
  }
  if (state !== 'sha' || revision === null) {
    return `Python code from "${repo}" runs on your machine, and which commit cannot be known by reading. Pin it, read the code, then approve that commit in model-manifest.yaml.`;
  }
  const at = ` at ${revision.slice(0, 12)}`;
  return `Python code from "${repo}"${at} runs on your machine, and the manifest holds no approval of it. Read it, then approve that commit in model-manifest.yaml.`;
}

function isApproved(load: ModelLoad, { policy, today }: LintContext): boolean {
  const { repository } = load;
  const { revision, state } = revisionOfCode(load);
  if (repository === undefined || state !== 'sha' || !policy.trusted) return false;
  return policy.models.some(
    (model) =>
      model.remoteCodeApproved &&
      model.repository.kind === repository.kind &&
      model.repository.id === repository.id &&
      model.revision === revision &&
      !hasExpired(model, today),
  );
}
