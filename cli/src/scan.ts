import { homedir } from 'node:os';
import nodePath from 'node:path';
import type { ContentsState } from '../../core/src/finding/contentFinding.ts';
import { allowListVersion } from '../../core/src/formats/pickle/policy/allowed.ts';
import { displayPath } from '../../core/src/paths/displayPath.ts';
import { PolicyFinder } from '../../core/src/policy/effectivePolicy.ts';
import { hubCacheFolder } from '../../core/src/reference/cachePath.ts';
import { ModelFolderError } from '../../core/src/verify/modelFolder/modelFolder.ts';
import { scanModel, scanVerdict } from '../../core/src/verify/scan/scanModel.ts';
import type { ScannedFile } from '../../core/src/verify/scan/scanReport.ts';
import { inShard, type Shard } from '../../core/src/verify/scan/shard.ts';
import { ThreadedInspector } from '../../core/src/work/threadedInspector.ts';
import type { Command, CommandContext } from './command.ts';
import { type ExitCode, exitCodes, worstExitCode } from './exitCode.ts';
import { commonOptions, type ParsedOptions } from './options.ts';
import { policyOptions, policySubject } from './policyOptions.ts';
import { scanRenderers } from './renderers.ts';
import { tool } from './tool.ts';
import { UsageError } from './usageError.ts';
import { byteProgress, withVerifyThreads } from './verifyThreads.ts';

const exitOf: Record<ContentsState, ExitCode> = {
  clean: exitCodes.clean,
  unknown: exitCodes.undecided,
  undecidable: exitCodes.undecided,
  dangerous: exitCodes.findings,
};

export const scanCommand: Command = {
  name: 'scan',
  operands: 'PATH...',
  summary: 'Find code and broken or hidden bytes in model files, without running anything',
  formats: Object.keys(scanRenderers),
  options: {
    'hub-cache': { help: 'Scan every model in the Hub cache' },
    shard: { value: 'I/N', help: 'Scan only the I-th of N shares of the files, such as 1/4' },
    ...commonOptions,
  },
  async run(options, context) {
    const paths = operandsOf(options, context);
    const shard = shardOf(options);
    const files: ScannedFile[] = [];
    const codes: ExitCode[] = [];
    const policies = new PolicyFinder(await policyOptions(options, context));
    await withVerifyThreads(options, context, async (threads) => {
      const inspector = new ThreadedInspector(threads);
      for (const path of paths) {
        try {
          const found = await scanModel(path, displayPath(context.folder, path, nodePath), inspector, {
            signal: context.signal,
            acceptedNames: policies.policyFor(policySubject(path, context)).settings.acceptedNames,
            onFiles: (total) => ({ onProgress: byteProgress('Scanning', total, context) }),
            ...(shard === undefined ? {} : { accepts: (file) => inShard(file, shard) }),
          });
          files.push(...found.files);
        } catch (error) {
          if (!(error instanceof ModelFolderError)) throw error;
          context.console.note(`${displayPath(context.folder, path, nodePath)}: ${error.message}`);
          codes.push(exitCodes.usage);
        }
      }
    });
    // Nothing was looked at: that is no good verdict, but for a share that happens to be empty.
    const verdict = files.length === 0 && shard === undefined ? 'undecidable' : scanVerdict(files);
    const render = scanRenderers[options.text('format') ?? 'text'] ?? scanRenderers.text;
    const report = { tool, verdict, files, policyVersion: allowListVersion };
    await context.console.print(
      render?.(report, { colour: context.console.colour, quiet: options.flag('quiet') }) ?? '',
    );
    return worstExitCode([...codes, exitOf[verdict]]);
  },
};

/** What is to be scanned, absolute. */
function operandsOf(options: ParsedOptions, { folder, env }: CommandContext): string[] {
  const remote = options.positionals.find((path) => path.startsWith('hf:'));
  if (remote !== undefined)
    throw new UsageError(`${remote}: scanning on the Hub is not in this version (${tool.version}).`);
  const paths = options.positionals.map((path) => nodePath.resolve(folder, path));
  if (options.flag('hub-cache')) paths.push(hubCacheFolder({ env, home: homedir(), path: nodePath }));
  if (paths.length === 0) throw new UsageError('scan needs a PATH, or --hub-cache.');
  return paths;
}

function shardOf(options: ParsedOptions): Shard | undefined {
  const text = options.text('shard');
  if (text === undefined) return undefined;
  const [, index, count] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  if (shard.index >= 1 && shard.index <= shard.count) return shard;
  throw new UsageError(`--shard needs I/N with I from 1 to N, not "${text}".`);
}
