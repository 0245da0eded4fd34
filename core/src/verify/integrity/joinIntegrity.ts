import type { CheckResult, CheckState, CoverSource } from '../report.ts';
import { coverSources } from '../report.ts';
import { type ExpectedFile, strongSources } from './expectedFile.ts';
import type { FileJudgement, IntegrityFile } from './integrityResult.ts';
import { sourceNames } from './judgeFile.ts';
import { namesForPeople } from './namesForPeople.ts';

export interface IntegrityParts {
  readonly files: readonly IntegrityFile[];
  readonly judgements: readonly FileJudgement[];
  readonly expected: readonly ExpectedFile[];
  isInLoadSet(path: string): boolean;
  readonly required: boolean;
}

/** One result of all judgements: what is wrong anywhere fails, what is open counts where a loader reads it. */
export function joinIntegrity(parts: IntegrityParts): CheckResult {
  const { judgements, required } = parts;
  const [state, message] = conclude(parts);
  const findings = judgements.flatMap(({ finding }) => finding ?? []);
  return { id: 'integrity', state, required, message, findings };
}

function conclude({ files, judgements, expected, isInLoadSet }: IntegrityParts): [CheckState, string] {
  const failed = judgements.filter(({ fails }) => fails).map(({ path }) => path);
  if (failed.length > 0) {
    return ['failed', `Not what was published, or missing: ${namesForPeople([...new Set(failed)])}.`];
  }
  const loaded = files.filter(({ path }) => isInLoadSet(path));
  const open = judgements.filter(
    ({ path, open: why, finding }) =>
      why !== undefined && (isInLoadSet(path) || finding?.rule === 'limit-exceeded'),
  );
  if (loaded.length === 0 && open.length === 0)
    return ['incomplete', 'There is no file that a loader reads.'];
  if (expected.length === 0) {
    return [
      'incomplete',
      'There is nothing to compare the files with: neither what the Hub says of the commit, nor hashes in the manifest, nor a Hub cache around them.',
    ];
  }
  const [first] = open;
  if (first !== undefined) {
    const names = namesForPeople(open.map(({ path }) => path));
    const more = open.length === 1 ? '' : ' (the first of them)';
    return [
      'incomplete',
      `It could not be told whether these are as published: ${names}: ${first.open}${more}.`,
    ];
  }
  return ['passed', passedMessage(loaded)];
}

function passedMessage(loaded: readonly IntegrityFile[]): string {
  const count =
    loaded.length === 1
      ? 'The one file that a loader reads is'
      : `All ${loaded.length} files that a loader reads are`;
  const sources = coverSources.filter((source) => loaded.some(({ coveredBy }) => coveredBy.includes(source)));
  const weak = loaded.filter(({ coveredBy }) => !coveredBy.some(isStrong));
  if (weak.length === 0) {
    return `${count}, byte for byte, what ${sources
      .filter(isStrong)
      .map((source) => sourceNames[source])
      .join(' and ')} says.`;
  }
  const which =
    weak.length === loaded.length
      ? ''
      : ` For ${namesForPeople(weak.map(({ path }) => path))} that is all there is.`;
  return `${count}, byte for byte, what the Hub cache itself says.${which} That shows that nothing was damaged, not that nobody with write access changed it: compare with the Hub or the manifest for that.`;
}

function isStrong(source: CoverSource): boolean {
  return strongSources.includes(source);
}
