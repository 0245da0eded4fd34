import type { ContentFinding, ContentsState } from '../../finding/contentFinding.ts';
import { atLeast } from '../../finding/severity.ts';
import type { InspectedFile } from '../../formats/inspectContents.ts';
import { hasExpired } from '../../policy/exceptions.ts';
import type { Policy, PolicyException } from '../../policy/policy.ts';
import { byteSize } from '../../text/byteSize.ts';
import { formatFamily } from '../contents/formatFamily.ts';
import { namesForPeople } from '../integrity/namesForPeople.ts';
import type { ModelFolder } from '../modelFolder/modelFolder.ts';
import type { CheckFinding, CheckResult, NotChecked } from '../report.ts';

export interface ContentsQuestion {
  readonly folder: ModelFolder;
  readonly inspected: ReadonlyMap<string, InspectedFile>;
  /** SHA-256 by path; `null` where a file was not hashed. */
  readonly hashes: ReadonlyMap<string, string | null>;
  isInLoadSet(path: string): boolean;
  readonly policy: Policy;
  /** ISO 8601 date. */
  readonly today: string;
}

export interface ContentsResult {
  readonly check: CheckResult;
  readonly notChecked: readonly NotChecked[];
}

/** A file as the check sees it: its state after exceptions and what the policy says of its format. */
interface Considered {
  readonly path: string;
  readonly state: ContentsState;
  readonly denied?: string;
  readonly exception?: PolicyException;
}

/**
 * Whether what a loader reads is known to be harmless. Failed where anything is dangerous or of a format that the policy
 * denies; incomplete where something could not be decided.
 */
export function checkContents(question: ContentsQuestion): ContentsResult {
  const considered = question.folder.files.map(({ path }) => consider(path, question));
  const [state, message] = conclude(considered, question);
  return {
    check: {
      id: 'contents',
      state,
      required: true,
      message,
      findings: considered.flatMap(({ path, exception }) => {
        if (exception !== undefined) return [];
        const findings = question.inspected.get(path)?.findings ?? [];
        return findings.map((finding): CheckFinding => ({ ...finding, path }));
      }),
    },
    notChecked: [...notRead(question), ...accepted(considered)],
  };
}

function consider(
  path: string,
  { inspected, hashes, isInLoadSet, policy, today }: ContentsQuestion,
): Considered {
  const file = inspected.get(path);
  const state = file?.state ?? 'undecidable';
  const sha256 = hashes.get(path);
  const exception = policy.exceptions.find(
    (each) =>
      each.sha256 !== undefined &&
      each.sha256 === sha256 &&
      !hasExpired(each, today) &&
      (each.rule === null || isAbout(file?.findings ?? [], each.rule)),
  );
  // An exception of a manifest that only tightens is none.
  if (exception !== undefined && policy.trusted && state !== 'clean')
    return { path, state: 'clean', exception };
  const family = formatFamily(file?.format ?? 'unknown');
  const level = isInLoadSet(path) ? policy.settings.formats.get(family) : undefined;
  if (level === 'deny') return { path, state, denied: `the policy denies ${family}` };
  if (level === 'signed')
    return {
      path,
      state: state === 'clean' ? 'unknown' : state,
      denied: `the policy wants ${family} signed`,
    };
  return { path, state };
}

/** Whether nothing but one rule speaks against a file; what is only worth knowing does not. */
function isAbout(findings: readonly ContentFinding[], rule: string): boolean {
  return findings.every((finding) => finding.rule === rule || !atLeast(finding.severity, 'warning'));
}

function conclude(
  files: readonly Considered[],
  { isInLoadSet }: ContentsQuestion,
): [CheckResult['state'], string] {
  const dangerous = files.filter(({ state }) => state === 'dangerous');
  if (dangerous.length > 0)
    return ['failed', `Dangerous: ${namesForPeople(dangerous.map(({ path }) => path))}. Do not load it.`];
  const denied = files.filter(({ denied }) => denied?.startsWith('the policy denies') === true);
  const [first] = denied;
  if (first !== undefined)
    return ['failed', `${namesForPeople(denied.map(({ path }) => path))}: ${first.denied}.`];
  const loaded = files.filter(({ path }) => isInLoadSet(path));
  const open = loaded.filter(({ state }) => state !== 'clean');
  if (open.length > 0) {
    const states = [...new Set(open.map(({ denied, state }) => denied ?? state))].join(', ');
    return [
      'incomplete',
      `Not known to be harmless: ${namesForPeople(open.map(({ path }) => path))} (${states}).`,
    ];
  }
  if (loaded.length === 0) return ['incomplete', 'There is no file that a loader reads.'];
  return [
    'passed',
    `Every byte that a loader interprets was read and is on the allow list, in ${loaded.length} of ${files.length} files.`,
  ];
}

function notRead({ inspected, isInLoadSet }: ContentsQuestion): NotChecked[] {
  const raw = new Map<string, number>();
  for (const { notRead = [] } of inspected.values())
    for (const { what, bytes } of notRead) raw.set(what, (raw.get(what) ?? 0) + bytes);
  const outside = [...inspected].filter(([path, { state }]) => !isInLoadSet(path) && state !== 'clean');
  return [
    ...[...raw].map(([what, bytes]) => ({
      what: `${byteSize(bytes)} of ${what}`,
      why: 'nothing interprets it, so its contents were hashed and not scanned',
    })),
    ...(outside.length === 0
      ? []
      : [
          {
            what: namesForPeople(outside.map(([path]) => path)),
            why: 'outside the load set, and not known to be harmless',
          },
        ]),
  ];
}

function accepted(files: readonly Considered[]): NotChecked[] {
  return files.flatMap(({ path, exception }) =>
    exception === undefined
      ? []
      : [
          {
            what: path,
            why: `accepted by an exception of the manifest: ${exception.reason}${exception.approvedBy === undefined ? '' : ` (${exception.approvedBy})`}`,
          },
        ],
  );
}
