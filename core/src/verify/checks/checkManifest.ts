import { hasExpired } from '../../policy/exceptions.ts';
import type { ApprovedModel, Policy } from '../../policy/policy.ts';
import type { ModelFolder } from '../modelFolder/modelFolder.ts';
import type { CheckResult } from '../report.ts';

/** Whether somebody approved this model at this commit; asked where the policy names `manifest-unapproved`. */
export function checkManifest(
  { snapshot }: ModelFolder,
  approval: ApprovedModel | undefined,
  policy: Policy,
  today: string,
): CheckResult {
  const level = policy.rules.get('manifest-unapproved');
  const required = level !== undefined && level !== 'off';
  const result = (state: CheckResult['state'], message: string): CheckResult => ({
    id: 'manifest',
    state,
    required,
    message,
    findings: [],
  });
  if (policy.source === null) return result('skipped', 'There is no manifest.');
  if (approval === undefined)
    return required
      ? result('failed', 'The policy asks for approval, and the manifest has no entry for this model.')
      : result('skipped', 'The manifest has no entry for this model.');
  const id = approval.repository.id;
  if (!policy.trusted) return result('incomplete', `The manifest names ${id}, and is not trusted.`);
  if (hasExpired(approval, today))
    return result(
      required ? 'failed' : 'incomplete',
      `The approval of ${id} expired on ${approval.expires}.`,
    );
  if (snapshot !== undefined && approval.revision !== snapshot.sha)
    return result(
      required ? 'failed' : 'incomplete',
      `The manifest approves ${id} at ${approval.revision ?? 'no commit'}, and this is ${snapshot.sha}.`,
    );
  const who = approval.approvedBy === undefined ? '' : `, approved by ${approval.approvedBy}`;
  return result('passed', `${id} is in the manifest${who}.`);
}
