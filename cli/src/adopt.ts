import { homedir } from 'node:os';
import nodePath from 'node:path';
import { CachedDigester } from '../../core/src/digest/cachedDigester.ts';
import { displayPath } from '../../core/src/paths/displayPath.ts';
import { isInside } from '../../core/src/paths/isInside.ts';
import type { ManifestPin } from '../../core/src/policy/edit/writeManifest.ts';
import { hubCacheFolder, repositoryFolderName } from '../../core/src/reference/cachePath.ts';
import { renderAdoptJson } from '../../core/src/report/adoptJson.ts';
import type { AdoptReport } from '../../core/src/report/adoptReport.ts';
import { renderLintJson } from '../../core/src/report/lintJson.ts';
import { renderAdoptText } from '../../core/src/report/text/adoptText.ts';
import { listModelFolder } from '../../core/src/verify/modelFolder/listModelFolder.ts';
import { ModelFolderError } from '../../core/src/verify/modelFolder/modelFolder.ts';
import { ThreadedDigester } from '../../core/src/work/threadedDigester.ts';
import type { VerifyThreads } from '../../core/src/work/verifyThreads.ts';
import type { Command, CommandContext } from './command.ts';
import { worstExitCode } from './exitCode.ts';
import { lintOperands, lintSetup, skippedFiles, tellFailures, tellPolicies } from './lintRun.ts';
import { commonOptions } from './options.ts';
import { pinsOf, recordPins } from './recordPins.ts';
import { reportedFindings } from './reportedFindings.ts';
import { tool } from './tool.ts';
import { UsageError } from './usageError.ts';
import { withVerifyThreads } from './verifyThreads.ts';
import { replaceFile } from './writeSource.ts';

const baselineName = 'model-warden-baseline.json';

export const adoptCommand: Command = {
  name: 'adopt',
  operands: '[PATH...]',
  summary: 'Write a manifest and a baseline from the present state, to start from',
  formats: ['text', 'json'],
  options: commonOptions,
  async run(options, context) {
    const setup = await lintSetup(options, context);
    const run = await lintOperands(options, setup, context);
    const references = [...run.outcomes.values()].flatMap((outcome) => outcome.references);
    const pins = await withVerifyThreads(options, context, (threads) =>
      withHashes(pinsOf(run, new Map()), threads, context),
    );
    const findings = reportedFindings(run, context);
    const lint = renderLintJson({
      tool,
      files: run.inputs.count,
      skipped: skippedFiles(run),
      policies: tellPolicies(run, context),
      findings,
      references: [],
    });
    const report: AdoptReport = {
      tool,
      ...(pins.length === 0 ? {} : { manifest: recordPins(pins, context) }),
      hashed: pins.filter(({ files }) => files !== undefined).map(({ repository }) => repository.id),
      baseline: { path: writeBaseline(lint, context), findings: findings.length },
      unpinned: references
        .filter(
          ({ kind, revisionState }) =>
            (kind === 'model' || kind === 'dataset' || kind === 'space') && revisionState !== 'sha',
        )
        .map(({ path, range, repo, revisionState }) => ({ path, range, repo, revisionState })),
    };
    await context.console.print(
      options.text('format') === 'json'
        ? renderAdoptJson(report)
        : renderAdoptText(report, { colour: context.console.colour, quiet: options.flag('quiet') }),
    );
    return worstExitCode(tellFailures(run, context));
  },
};

/** Adds the SHA-256 of the files of each commit that lies in the Hub cache, as we hash them now. */
async function withHashes(
  pins: readonly ManifestPin[],
  threads: VerifyThreads,
  { env, console, signal }: CommandContext,
): Promise<ManifestPin[]> {
  const cache = hubCacheFolder({ env, home: homedir(), path: nodePath });
  const digester = new CachedDigester(new ThreadedDigester(threads));
  const hashed: ManifestPin[] = [];
  for (const pin of pins) {
    console.progress(`Hashing ${pin.repository.id}`);
    const snapshot = nodePath.join(cache, repositoryFolderName(pin.repository), 'snapshots', pin.sha);
    const folder = await listModelFolder(snapshot, signal).catch((error: unknown) => {
      if (error instanceof ModelFolderError) return undefined;
      throw error;
    });
    const requests = (folder?.files ?? []).map(({ realPath, size }) => ({
      path: realPath,
      size,
      gitOid: false,
    }));
    const outcomes = await digester.digest(requests, { signal });
    const files = new Map(
      outcomes.flatMap((outcome, at) => {
        const path = folder?.files[at]?.path;
        return path === undefined || 'failed' in outcome ? [] : [[path, outcome.sha256] as const];
      }),
    );
    hashed.push(files.size === 0 ? pin : { ...pin, files });
  }
  return hashed;
}

function writeBaseline(text: string, { folder }: CommandContext): string {
  const file = nodePath.join(folder, baselineName);
  const reason = replaceFile(file, Buffer.from(text), (_, target) => isInside(folder, target, nodePath));
  const path = displayPath(folder, file, nodePath);
  if (reason !== undefined) throw new UsageError(`${path}: ${reason}.`);
  return path;
}
