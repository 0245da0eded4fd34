import type { TextFinding } from '../../core/src/finding/finding.ts';
import { atLeast, type Severity, severities } from '../../core/src/finding/severity.ts';
import { renameNotice } from '../../core/src/pin/renameNotice.ts';
import type { LintReport } from '../../core/src/report/lintReport.ts';
import { plural } from '../../core/src/report/plural.ts';
import { renderLintText } from '../../core/src/report/text/lintText.ts';
import type { SourceLinter } from '../../core/src/work/sourceLinter.ts';
import { applyFixes, type Draft } from './applyFixes.ts';
import { readBaseline } from './baseline.ts';
import { changedSince } from './changedFindings.ts';
import { chooseSafeFixes } from './chooseFixes.ts';
import type { Command, CommandContext } from './command.ts';
import { draftsOf, writeDrafts } from './drafts.ts';
import { type ExitCode, exitCodes, worstExitCode } from './exitCode.ts';
import { isNetworkFailure, resolverFor } from './hub.ts';
import {
  type LintRun,
  lintOperands,
  lintSetup,
  skippedFiles,
  tellFailures,
  tellPolicies,
  withSourceLinter,
} from './lintRun.ts';
import { onlineFacts } from './onlineFacts.ts';
import { commonOptions, type ParsedOptions } from './options.ts';
import { lintRenderers } from './renderers.ts';
import { reportedFindings } from './reportedFindings.ts';
import { lintStandardInput } from './stdinSource.ts';
import { tool } from './tool.ts';
import { UsageError } from './usageError.ts';

const defaultThreshold: Severity = 'warning';

export const lintCommand: Command = {
  name: 'lint',
  operands: '[PATH...]',
  summary: 'Find unpinned and unsafe model loads in source files',
  formats: Object.keys(lintRenderers),
  options: {
    fix: { help: 'Apply the safe fixes; pins are asked of the Hub' },
    references: { help: 'List every reference to a model or dataset, too' },
    'fail-on': {
      value: 'SEVERITY',
      help: `Exit 1 from this severity: ${severities.join(', ')} (${defaultThreshold})`,
    },
    'stdin-filename': { value: 'F', help: 'Lint standard input as if it were the file F' },
    exclude: {
      value: 'GLOB',
      multiple: true,
      help: 'Leave out what matches, as in .gitignore; may be repeated',
    },
    baseline: { value: 'FILE', help: 'Hide the findings of an earlier output in JSON or SARIF' },
    since: { value: 'REV', help: 'Show only findings on lines changed since a git revision' },
    online: {
      help: 'Ask the Hub about every repository: whether it and its commits are there, and what they hold',
    },
    ...commonOptions,
  },
  async run(options, context) {
    const threshold = thresholdOf(options);
    if (options.flag('online') && options.flag('offline')) {
      throw new UsageError('--online and --offline cannot be combined.');
    }
    if (options.flag('online') && options.text('stdin-filename') !== undefined) {
      throw new UsageError('--online asks about files: it cannot be combined with --stdin-filename.');
    }
    const keeps = await findingFilter(options, context);
    const result = await lintAndFix(options, context);
    const report = reportOf(result, options, context, keeps);
    const format = options.text('format') ?? 'text';
    const render = lintRenderers[format] ?? renderLintText;
    const rendered = render(report, { colour: context.console.colour, quiet: options.flag('quiet') });
    if (result.fixedSource === undefined) await context.console.print(rendered);
    else {
      await context.console.print(result.fixedSource);
      context.console.printAside(rendered);
    }
    const failing = report.findings.some(({ severity }) => atLeast(severity, threshold));
    return worstExitCode([...result.codes, ...(failing ? [exitCodes.findings] : [])]);
  },
};

interface LintAndFix {
  readonly run: LintRun;
  readonly codes: readonly ExitCode[];
  /** The text that was on standard input, after `--fix`. */
  readonly fixedSource?: string;
  /** The text that was on standard input; its findings have no file. */
  readonly source?: string;
}

async function lintAndFix(options: ParsedOptions, context: CommandContext): Promise<LintAndFix> {
  const setup = await lintSetup(options, context);
  const codes: ExitCode[] = [];
  const named = options.text('stdin-filename');
  if (named !== undefined) {
    const { run, draft } = await withSourceLinter(options, setup, context, async (linter) => {
      const linted = await lintStandardInput(named, options, setup, linter, context);
      if (options.flag('fix')) {
        codes.push(...(await fix([linted.draft], linted.run, linter, options, context)));
        linted.run.outcomes.set(linted.draft.outcome.path, linted.draft.outcome);
      }
      return linted;
    });
    codes.push(...tellFailures(run, context));
    const fixedSource = options.flag('fix') ? { fixedSource: draft.text } : {};
    return { run, codes, source: draft.text, ...fixedSource };
  }
  let run = await lintOperands(options, setup, context);
  if (options.flag('online')) {
    const references = [...run.outcomes.values()].flatMap((outcome) => outcome.references);
    const { incomplete, ...known } = await onlineFacts(references, resolverFor(options, context), context);
    if (incomplete) codes.push(exitCodes.undecided);
    if (known.hubFacts.size + known.hubFiles.size > 0)
      run = await lintOperands(options, { ...setup, ...known }, context);
  }
  if (options.flag('fix')) {
    await withSourceLinter(options, run.setup, context, async (linter) => {
      const drafts = await draftsOf(run, linter);
      codes.push(...(await fix(drafts, run, linter, options, context)));
      codes.push(...writeDrafts(drafts, run, context).codes);
    });
  }
  codes.push(...tellFailures(run, context));
  return { run, codes };
}

/** Fixes drafts in memory and tells what could not be fixed. */
async function fix(
  drafts: readonly Draft[],
  run: LintRun,
  linter: SourceLinter,
  options: ParsedOptions,
  context: CommandContext,
): Promise<ExitCode[]> {
  const { console, signal } = context;
  await applyFixes(drafts, {
    linter,
    resolver: resolverFor(options, context),
    choose: chooseSafeFixes,
    pinning: {
      references: [...run.outcomes.values()].flatMap((outcome) => outcome.references),
      signal,
      onProgress: (done, total) => console.progress(`Asking for pins: ${done} of ${total}`),
    },
  });
  signal.throwIfAborted();
  const refused = drafts.flatMap((draft) => draft.refused);
  for (const { finding, reason } of refused) {
    const { path, range } = finding.place;
    console.note(`not fixed: ${path}:${range.start.line + 1}: ${finding.rule}: ${reason}`);
  }
  for (const { finding, pin } of drafts.flatMap((draft) => draft.pins)) {
    const { path, range } = finding.place;
    const notice = renameNotice(pin);
    if (notice !== undefined) console.note(`${path}:${range.start.line + 1}: ${notice}`);
  }
  const fixes = drafts.reduce((sum, draft) => sum + draft.fixes, 0);
  const files = drafts.filter((draft) => draft.fixes > 0).length;
  if (fixes > 0 && !options.flag('quiet'))
    console.note(`applied ${plural(fixes, 'fix')} in ${plural(files, 'file')}`);
  return refused.some(({ code }) => isNetworkFailure(code)) ? [exitCodes.undecided] : [];
}

function reportOf(
  { run, source }: LintAndFix,
  options: ParsedOptions,
  context: CommandContext,
  keeps: (finding: { fingerprint: string } & TextFinding) => boolean,
): LintReport {
  const skipped = skippedFiles(run);
  const references = [...run.outcomes.values()].flatMap((outcome) => outcome.references);
  return {
    tool,
    files:
      run.inputs.count - [...run.outcomes.values()].filter((outcome) => outcome.skipped !== undefined).length,
    skipped,
    policies: tellPolicies(run, context),
    findings: reportedFindings(run, context, source).filter(keeps),
    references: options.flag('references') ? references : [],
  };
}

/** What `--baseline` and `--since` leave of the findings. */
async function findingFilter(
  options: ParsedOptions,
  { folder, signal }: CommandContext,
): Promise<(finding: { fingerprint: string } & TextFinding) => boolean> {
  const file = options.text('baseline');
  const revision = options.text('since');
  const baseline = file === undefined ? new Set<string>() : readBaseline(file, folder);
  const isChanged = revision === undefined ? undefined : await changedSince(revision, folder, signal);
  return (finding) =>
    !baseline.has(finding.fingerprint) &&
    // What a change took out stands on no changed line.
    (finding.rule === 'policy-loosened' || (isChanged?.(finding) ?? true));
}

function thresholdOf(options: ParsedOptions): Severity {
  const written = options.text('fail-on');
  if (written === undefined) return defaultThreshold;
  const severity = severities.find((candidate) => candidate === written);
  if (severity === undefined) {
    throw new UsageError(`--fail-on needs one of ${severities.join(', ')}, not "${written}".`);
  }
  return severity;
}
