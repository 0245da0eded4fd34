import type { InspectedFile } from '../../formats/inspectContents.ts';
import type { Policy } from '../../policy/policy.ts';
import { namesForPeople } from '../integrity/namesForPeople.ts';
import type { CheckResult } from '../report.ts';

/** Whether the licences that a model names are on the policy's list; asked only where it has one. */
export function checkLicense(
  inspected: ReadonlyMap<string, InspectedFile>,
  { settings }: Policy,
): CheckResult {
  const named = licensesOf(inspected);
  const accepted = settings.licenses;
  const result = (state: CheckResult['state'], message: string): CheckResult => ({
    id: 'license',
    state,
    required: accepted !== undefined,
    message,
    findings: [],
  });
  if (accepted === undefined)
    return result(
      'skipped',
      named.length === 0 ? 'The model names no licence.' : `${namesForPeople(named)}.`,
    );
  if (named.length === 0)
    return result('incomplete', 'The policy asks for a licence on its list, and the model names none.');
  const known = new Set(accepted.map((license) => license.toLowerCase()));
  const others = named.filter((license) => !known.has(license.toLowerCase()));
  return others.length > 0
    ? result('failed', `Not on the policy's list of licences: ${namesForPeople(others)}.`)
    : result('passed', `On the policy's list of licences: ${namesForPeople(named)}.`);
}

function licensesOf(inspected: ReadonlyMap<string, InspectedFile>): string[] {
  const all = [...inspected.values()].flatMap(({ facts }) => [
    ...(facts?.licenses ?? []),
    ...(facts?.card?.license === undefined ? [] : [facts.card.license]),
  ]);
  return [...new Set(all)];
}
