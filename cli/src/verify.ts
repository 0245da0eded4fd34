import { homedir } from 'node:os';
import nodePath from 'node:path';
import { CachedDigester } from '../../core/src/digest/cachedDigester.ts';
import { DigestCache } from '../../core/src/digest/digestCache.ts';
import { isOffline } from '../../core/src/hub/environmentResolver.ts';
import { listHubCache } from '../../core/src/hubCache/listHubCache.ts';
import { displayPath } from '../../core/src/paths/displayPath.ts';
import { PolicyFinder } from '../../core/src/policy/effectivePolicy.ts';
import { hubCacheFolder } from '../../core/src/reference/cachePath.ts';
import { HubError } from '../../core/src/reference/hubError.ts';
import type { HubFile } from '../../core/src/reference/resolver.ts';
import type { VerifyRun } from '../../core/src/report/verifyRun.ts';
import { type ModelFolder, ModelFolderError } from '../../core/src/verify/modelFolder/modelFolder.ts';
import type { ModelVerdict, VerifyReport } from '../../core/src/verify/report.ts';
import { type VerifyTools, verifyModel } from '../../core/src/verify/verify.ts';
import { ThreadedDigester } from '../../core/src/work/threadedDigester.ts';
import { ThreadedInspector } from '../../core/src/work/threadedInspector.ts';
import { cacheFolder } from './cacheFolder.ts';
import type { Command, CommandContext } from './command.ts';
import { type ExitCode, exitCodes, worstExitCode } from './exitCode.ts';
import { resolverFor } from './hub.ts';
import { loadSetOf } from './loadSetOption.ts';
import { commonOptions, type ParsedOptions } from './options.ts';
import { policyOptions, policySubject } from './policyOptions.ts';
import { verifyRenderers } from './renderers.ts';
import { tool } from './tool.ts';
import { UsageError } from './usageError.ts';
import { byteProgress, withVerifyThreads } from './verifyThreads.ts';

const exitOf: Record<ModelVerdict, ExitCode> = {
  verified: exitCodes.clean,
  failed: exitCodes.findings,
  incomplete: exitCodes.undecided,
};

export const verifyCommand: Command = {
  name: 'verify',
  operands: 'PATH',
  summary: 'Hash a model on disk, compare it with what it should be, and scan what a loader would read',
  formats: Object.keys(verifyRenderers),
  options: {
    'hub-cache': { help: 'Verify every model in the Hub cache' },
    loader: { value: 'NAME', help: 'Judge by what this loader reads, such as transformers.AutoModel' },
    online: { help: 'Ask the Hub what the files of the commit are; without it nothing is asked' },
    ...commonOptions,
  },
  async run(options, context) {
    if (options.flag('online') && isOffline({ env: context.env, offline: options.flag('offline') }))
      throw new UsageError('--online cannot be combined with --offline or HF_HUB_OFFLINE.');
    const paths = await operandsOf(options, context);
    const reports: VerifyReport[] = [];
    const codes: ExitCode[] = [];
    const policies = new PolicyFinder(await policyOptions(options, context));
    const loadSet = loadSetOf(options.text('loader'));
    const cache = options.flag('no-cache') ? undefined : await DigestCache.open(cacheFolder(context.env));
    await withVerifyThreads(options, context, async (threads) => {
      const tools: VerifyTools = {
        digester: new CachedDigester(new ThreadedDigester(threads), cache),
        inspector: new ThreadedInspector(threads),
      };
      for (const path of paths) {
        const shown = displayPath(context.folder, path, nodePath);
        try {
          reports.push(
            await verifyModel(
              {
                path,
                shown,
                policy: policies.policyFor(policySubject(path, context)),
                today: new Date().toISOString().slice(0, 10),
                ...(loadSet === undefined ? {} : { loadSet }),
                ...(options.flag('online')
                  ? { filesOnHub: (folder) => filesOnHub(folder, options, context, codes) }
                  : {}),
              },
              tools,
              { signal: context.signal, onProgress: progressOf(shown, context) },
            ),
          );
        } catch (error) {
          if (!(error instanceof ModelFolderError)) throw error;
          context.console.note(`${shown}: ${error.message}`);
          codes.push(exitCodes.usage);
        }
      }
    });
    const run: VerifyRun = { tool, reports };
    const render = verifyRenderers[options.text('format') ?? 'text'] ?? verifyRenderers.text;
    await context.console.print(
      render?.(run, { colour: context.console.colour, quiet: options.flag('quiet') }) ?? '',
    );
    return worstExitCode([...codes, ...reports.map(({ verdict }) => exitOf[verdict])]);
  },
};

/** Absolute paths of the models. */
async function operandsOf(options: ParsedOptions, context: CommandContext): Promise<string[]> {
  const [path, ...others] = options.positionals;
  if (path?.startsWith('hf:'))
    throw new UsageError(`${path}: verifying on the Hub is not in this version (${tool.version}).`);
  if (options.flag('hub-cache')) {
    if (path !== undefined) throw new UsageError('--hub-cache takes no PATH.');
    const folder = hubCacheFolder({ env: context.env, home: homedir(), path: nodePath });
    const snapshots: string[] = [];
    for await (const cached of listHubCache(folder, context.signal)) {
      if (cached.repository.kind === 'model') snapshots.push(...cached.snapshots.map((each) => each.folder));
      for (const problem of cached.problems) context.console.note(problem);
    }
    if (snapshots.length === 0)
      context.console.note(`There is no model in ${displayPath(context.folder, folder, nodePath)}.`);
    return snapshots;
  }
  if (path === undefined) throw new UsageError('verify needs a PATH, or --hub-cache.');
  if (others.length > 0) throw new UsageError('verify takes one PATH; scan takes several.');
  return [nodePath.resolve(context.folder, path)];
}

/** What the Hub itself says of the commit; an answer from anywhere else is none. */
async function filesOnHub(
  { snapshot }: ModelFolder,
  options: ParsedOptions,
  context: CommandContext,
  codes: ExitCode[],
): Promise<readonly HubFile[] | undefined> {
  if (snapshot === undefined) {
    context.console.note('The Hub was not asked: the folder does not say which model and commit it is.');
    codes.push(exitCodes.undecided);
    return undefined;
  }
  try {
    const hub = resolverFor(options, context, 'hub');
    return await hub.listFiles(snapshot.repository, snapshot.sha, context.signal);
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    context.signal.throwIfAborted();
    context.console.note(`The Hub gave no answer: ${error.message}`);
    codes.push(exitCodes.undecided);
    return undefined;
  }
}

function progressOf(
  shown: string,
  context: CommandContext,
): (step: 'hashing' | 'scanning', bytes: number, total: number) => void {
  const steps = new Map<string, (bytes: number) => void>();
  return (step, bytes, total) => {
    const name = `${step === 'hashing' ? 'Hashing' : 'Scanning'} ${shown}`;
    let tell = steps.get(name);
    if (tell === undefined) {
      tell = byteProgress(name, total, context);
      steps.set(name, tell);
    }
    tell(bytes);
  };
}
