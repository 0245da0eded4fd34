import type { Digester } from '../digest/digester.ts';
import type { InspectedFile } from '../formats/inspectContents.ts';
import type { Inspector } from '../formats/inspectFile.ts';
import type { Policy } from '../policy/policy.ts';
import type { HubFile } from '../reference/resolver.ts';
import { checkContents } from './checks/checkContents.ts';
import { checkLicense } from './checks/checkLicense.ts';
import { checkManifest } from './checks/checkManifest.ts';
import { unverifiedSignatures } from './checks/unverifiedSignatures.ts';
import { byPath } from './contents/byPath.ts';
import { loadedPaths } from './contents/loadedFormats.ts';
import { neededFiles } from './contents/neededFiles.ts';
import { atPolicyLevels } from './contents/policyLevels.ts';
import { checkIntegrity } from './integrity/checkIntegrity.ts';
import { expectedFromList } from './integrity/expectedFile.ts';
import { expectedFromCache } from './integrity/expectedFromCache.ts';
import { expectedFromManifest } from './integrity/expectedFromManifest.ts';
import { approvalOf } from './modelFolder/approvalOf.ts';
import { listModelFolder } from './modelFolder/listModelFolder.ts';
import type { ModelFolder } from './modelFolder/modelFolder.ts';
import type { CheckResult, ModelVerdict, VerifyReport } from './report.ts';

/** A model on disk and what is asked of it. */
export interface VerifyQuestion {
  /** Absolute path of a folder or a file. */
  readonly path: string;
  /** The path as reports show it. */
  readonly shown: string;
  readonly policy: Policy;
  /** ISO 8601 date. */
  readonly today: string;
  /**
   * The paths that a loader reads, of all that the model has; without it every file of a format that some loader reads.
   */
  loadSet?(folder: ModelFolder): ReadonlySet<string> | undefined;
  /** Asks the Hub for all files of the commit; without it nothing is asked. `undefined` where it gave no answer. */
  filesOnHub?(folder: ModelFolder): Promise<readonly HubFile[] | undefined>;
}

export interface VerifyTools {
  readonly digester: Digester;
  readonly inspector: Inspector;
}

export interface VerifyOptions {
  readonly signal?: AbortSignal;
  /** Tells how many of the model's bytes are through with one of the two readings. */
  onProgress?(step: 'hashing' | 'scanning', bytes: number, total: number): void;
}

/**
 * Verifies a model: model → load set → digests → checks in order → report. Nothing of it runs.
 * @throws ModelFolderError where there is nothing to verify; the signal's reason
 */
export async function verifyModel(
  question: VerifyQuestion,
  tools: VerifyTools,
  options: VerifyOptions = {},
): Promise<VerifyReport> {
  const startedAt = new Date().toISOString();
  const { policy, today } = question;
  const folder = await listModelFolder(question.path, options.signal);
  const inspected = await inspectAll(folder, question.policy, tools.inspector, options);
  const loadSet = question.loadSet?.(folder) ?? loadedPaths(inspected);
  const isInLoadSet = (path: string) => policy.settings.scope === 'all' || loadSet.has(path);

  const onHub = await question.filesOnHub?.(folder);
  const approval = await approvalOf(folder, policy, tools.digester, options.signal);
  const integrity = await checkIntegrity(
    {
      folder,
      expected: [
        ...expectedFromList(onHub ?? [], 'hub', folder.snapshot?.within),
        ...(approval === undefined || !policy.trusted
          ? []
          : expectedFromManifest(approval, pathsOf(folder), folder.snapshot?.within)),
        ...(await expectedFromCache(folder)),
      ],
      needed: neededFiles(inspected, isInLoadSet),
      isInLoadSet,
      required: true,
      digester: tools.digester,
    },
    {
      ...(options.signal === undefined ? {} : { signal: options.signal }),
      onProgress: (bytes) => options.onProgress?.('hashing', bytes, sizeOf(folder)),
    },
  );
  const hashes = new Map(integrity.files.map(({ path, sha256 }) => [path, sha256]));
  const contents = checkContents({ folder, inspected, hashes, isInLoadSet, policy, today });
  const signatures = unverifiedSignatures(folder);
  const checks: CheckResult[] = [
    integrity.check,
    contents.check,
    ...signatures.checks,
    checkLicense(inspected, policy),
    checkManifest(folder, approval, policy, today),
  ].map((check) => ({ ...check, findings: atPolicyLevels(check.findings, policy) }));
  return {
    startedAt,
    policy: { source: policy.source, trusted: policy.trusted },
    model: modelOf(question, folder),
    verdict: verdictOf(checks),
    checks,
    files: integrity.files.map(({ path, size, sha256, coveredBy }) => ({
      path,
      size,
      sha256,
      format: inspected.get(path)?.format ?? 'unreadable',
      inLoadSet: isInLoadSet(path),
      contents: inspected.get(path)?.state ?? 'undecidable',
      coveredBy,
    })),
    signatures: signatures.found,
    provenance: [],
    notChecked: [...integrity.notChecked, ...contents.notChecked, ...signatures.notChecked],
  };
}

/** By path. */
async function inspectAll(
  { files }: ModelFolder,
  { settings }: Policy,
  inspector: Inspector,
  { signal, onProgress }: VerifyOptions,
): Promise<ReadonlyMap<string, InspectedFile>> {
  const total = files.reduce((sum, { size }) => sum + size, 0);
  const inspected = await inspector.inspect(
    files.map(({ path, realPath, size }) => ({ path: realPath, name: path, size })),
    {
      ...(signal === undefined ? {} : { signal }),
      acceptedNames: settings.acceptedNames,
      onProgress: (bytes) => onProgress?.('scanning', bytes, total),
    },
  );
  return byPath(files, inspected);
}

function verdictOf(checks: readonly CheckResult[]): ModelVerdict {
  if (checks.some(({ state }) => state === 'failed')) return 'failed';
  return checks.some(({ state, required }) => required && state !== 'passed') ? 'incomplete' : 'verified';
}

function modelOf({ shown }: VerifyQuestion, { snapshot }: ModelFolder): VerifyReport['model'] {
  if (snapshot === undefined) return { path: shown };
  return { path: shown, repo: snapshot.repository.id, revision: snapshot.sha };
}

function pathsOf({ files }: ModelFolder): string[] {
  return files.map(({ path }) => path);
}

function sizeOf({ files }: ModelFolder): number {
  return files.reduce((sum, { size }) => sum + size, 0);
}
