import type { TextFinding } from '../finding/finding.ts';
import type { ApprovedModel, Policy, PolicyException } from './policy.ts';

/**
 * The exception of a file's effective policy that covers a finding in it; `today` is an ISO 8601 date, and an
 * exception still holds on the day it names.
 */
export function exceptionFor(
  finding: TextFinding,
  policy: Policy,
  today: string,
): PolicyException | undefined {
  return policy.exceptions.find(
    (exception) =>
      !hasExpired(exception, today) &&
      exception.sha256 === undefined &&
      (exception.rule === null || exception.rule === finding.rule) &&
      (exception.model === undefined || exception.model === finding.reference?.repo),
  );
}

export function isExcepted(finding: TextFinding, policy: Policy, today: string): boolean {
  return exceptionFor(finding, policy, today) !== undefined;
}

/** True after the last valid day. */
export function hasExpired(entry: PolicyException | ApprovedModel, today: string): boolean {
  return entry.expires !== undefined && entry.expires < today;
}
