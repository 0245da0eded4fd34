import { availableParallelism } from 'node:os';
import nodePath from 'node:path';
import type { TextFinding } from '../../core/src/finding/finding.ts';
import type { SkippedFile } from '../../core/src/lint/result.ts';
import { lintReferences } from '../../core/src/lint/workspace.ts';
import { displayPath } from '../../core/src/paths/displayPath.ts';
import { PolicyFinder } from '../../core/src/policy/effectivePolicy.ts';
import type { Policy } from '../../core/src/policy/policy.ts';
import { loadLanguages } from '../../core/src/source/languages.ts';
import { compareBytes } from '../../core/src/text/compareBytes.ts';
import { comparePositions } from '../../core/src/text/range.ts';
import { FileLinter, type FileOutcome, type LintSetup } from '../../core/src/work/fileLinter.ts';
import { lintFiles } from '../../core/src/work/lintFiles.ts';
import type { LintThreadsOptions } from '../../core/src/work/lintThreads.ts';
import { SourceLinter } from '../../core/src/work/sourceLinter.ts';
import type { CommandContext } from './command.ts';
import { type ExitCode, exitCodes } from './exitCode.ts';
import { Inputs } from './inputs.ts';
import { manifestsBefore } from './manifestsBefore.ts';
import type { ParsedOptions } from './options.ts';
import { policyOptions } from './policyOptions.ts';
import { removedManifests } from './removedManifests.ts';

/** The files of a run, linted. */
export interface LintRun {
  readonly inputs: Inputs;
  readonly setup: LintSetup;
  /** By display path, in the order of the files. */
  readonly outcomes: Map<string, FileOutcome>;
}

/** The setup that options and working folder give. */
export async function lintSetup(options: ParsedOptions, context: CommandContext): Promise<LintSetup> {
  const setup: LintSetup = {
    wasmDirectory: context.distribution,
    folder: context.folder,
    policy: await policyOptions(options, context),
    severities: new Map(),
    today: new Date().toISOString().slice(0, 10),
    hubFiles: new Map(),
    hubFacts: new Map(),
    ...(await manifestsBefore(options, context)),
  };
  await loadLanguages(setup);
  return setup;
}

/** Lints what the operands of a command mean. */
export async function lintOperands(
  options: ParsedOptions,
  setup: LintSetup,
  context: CommandContext,
): Promise<LintRun> {
  const inputs = new Inputs(options.positionals, context.folder, options.list('exclude'));
  const outcomes = await lintFiles(inputs.files(), setup, {
    ...threadsOptions(options, context),
    onProgress: (done) => context.console.progress(`Linting: ${done} files`),
  });
  return { inputs, setup, outcomes: new Map(outcomes.map((outcome) => [outcome.path, outcome])) };
}

/** Runs what lints single texts, on a thread of its own where that takes long, and ends the thread. */
export async function withSourceLinter<Result>(
  options: ParsedOptions,
  setup: LintSetup,
  context: CommandContext,
  work: (linter: SourceLinter) => Promise<Result>,
): Promise<Result> {
  const linter = new SourceLinter(setup, threadsOptions(options, context));
  try {
    return await work(linter);
  } finally {
    await linter.close();
  }
}

function threadsOptions(
  options: ParsedOptions,
  { distribution, signal }: CommandContext,
): LintThreadsOptions {
  return {
    jobs: options.count('jobs', 1) ?? availableParallelism(),
    workerScript: nodePath.join(distribution, 'lint-worker.js'),
    signal,
  };
}

/** All findings of a run, those over many files included, in the order of their places. */
export function allFindings({ outcomes, setup }: LintRun): TextFinding[] {
  const references = [...outcomes.values()].flatMap((outcome) => outcome.references);
  const context = new FileLinter(setup).contextFor(nodePath.join(setup.folder, 'workspace'));
  const findings = [...outcomes.values()].flatMap((outcome) => outcome.findings);
  return [...findings, ...removedManifests(setup), ...lintReferences(references, context)].sort(
    (a, b) =>
      compareBytes(a.place.path, b.place.path) ||
      (a.place.cell ?? 0) - (b.place.cell ?? 0) ||
      comparePositions(a.place.range.start, b.place.range.start) ||
      compareBytes(a.rule, b.rule),
  );
}

/** What was met and not linted, in the order of the paths. */
export function skippedFiles({ inputs, outcomes }: LintRun): SkippedFile[] {
  const skipped = [...outcomes.values()].flatMap(({ path, skipped: reason }) =>
    reason === undefined ? [] : [{ path, reason }],
  );
  return [...inputs.skipped, ...inputs.unreadable, ...skipped].sort((a, b) => compareBytes(a.path, b.path));
}

/** The manifests that hold for the run's files; what is wrong in them is told. */
export function tellPolicies(run: LintRun, { console, folder }: CommandContext): string[] {
  const policies = policiesOf(run);
  const shown = (source: string) =>
    nodePath.isAbsolute(source) ? displayPath(folder, source, nodePath) : source;
  for (const [source, { problems }] of policies) {
    for (const { message, range } of problems) {
      console.note(`${shown(source)}:${range.start.line + 1}:${range.start.character + 1}: ${message}`);
    }
    if (problems.length > 0) {
      console.note(`${shown(source)}: the policy is not valid, so that nothing is decided under it`);
    }
  }
  return [...policies.keys()].map(shown).sort(compareBytes);
}

/** By the source of each manifest that holds for a file of the run. */
function policiesOf({ inputs, setup }: LintRun): ReadonlyMap<string, Policy> {
  const finder = new PolicyFinder(setup.policy);
  const policies = new Map<string, Policy>();
  for (const holder of inputs.folders) {
    const policy = finder.policyFor(nodePath.join(holder, 'any.py'));
    if (policy.source !== null) policies.set(policy.source, policy);
  }
  return policies;
}

/**
 * Tells what named paths cannot be read and where the linter itself failed; the exit codes of both, and of a policy
 * that is not valid: a green run under it proves nothing, as what it meant to forbid may be lost.
 */
export function tellFailures(run: LintRun, { console }: CommandContext): ExitCode[] {
  const { inputs, outcomes } = run;
  const isInvalid = [...policiesOf(run).values()].some(({ problems }) => problems.length > 0);
  const codes: ExitCode[] = isInvalid ? [exitCodes.undecided] : [];
  const unreadable = [...outcomes.values()].flatMap(({ path, skipped }) =>
    skipped !== undefined && inputs.isNamed(path) ? [{ path, reason: skipped }] : [],
  );
  for (const { path, reason } of [...inputs.unreadable, ...unreadable]) {
    console.note(`${path}: ${reason}`);
    codes.push(exitCodes.usage);
  }
  for (const { path, failed } of outcomes.values()) {
    if (failed === undefined) continue;
    console.note(`internal error in ${path}: ${failed}`);
    codes.push(exitCodes.internal);
  }
  return codes;
}
