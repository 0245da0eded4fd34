import type { Loader, RemovedTrust } from '../../loaders/loader.ts';
import { isOlder } from '../../project/pep440.ts';
import type { ProjectFacts } from '../../project/projectFacts.ts';
import type { IgnoredArgument, Stated } from '../modelLoad.ts';
import type { BoundCall } from './boundCall.ts';
import { nodeSpan } from './nodeSpan.ts';
import { truthOf } from './value.ts';

/** Whether the call lets code of the repository run. */
export function statedTrust(bound: BoundCall, loader: Loader): Stated<boolean | 'unknown'> {
  if (loader.trust === undefined) return { value: false };
  const argument = bound.argument(loader.trust.parameter);
  if (argument === undefined) {
    return { value: bound.mayHold(loader.trust.parameter) ? 'unknown' : loader.trust.default };
  }
  const span = nodeSpan(argument.whole ?? argument.node);
  const { value } = argument;
  if (value.overridable) return { value: 'unknown', span };
  if (value.kind === 'none') return { value: loader.trust.default, span };
  return { value: truthOf(value) ?? 'unknown', span };
}

/** What became of the trust argument, where the project admits no release that heeds it. */
export function removedTrust(
  { trust, library }: Loader,
  { lowestVersion }: ProjectFacts,
): RemovedTrust | undefined {
  if (trust?.removed === undefined) return undefined;
  const lowest = lowestVersion(library);
  return lowest === undefined || isOlder(lowest, trust.removed.since) ? undefined : trust.removed;
}

/** The written arguments that the loader accepts and drops. */
export function ignoredArguments(bound: BoundCall, { ignores = [] }: Loader): readonly IgnoredArgument[] {
  return ignores.flatMap((ignored) => {
    const argument = bound.argument(ignored.parameter);
    // In a dict that several calls share it may count in another of them.
    if (argument?.site !== 'keyword' || argument.whole === undefined) return [];
    // `None` promises nothing.
    if (argument.value.kind === 'none') return [];
    return [{ ...ignored, span: nodeSpan(argument.whole) }];
  });
}

/** Whether the call insists on safetensors. */
export function statedSafetensors(bound: BoundCall, loader: Loader): Stated<boolean | 'absent' | 'unknown'> {
  if (loader.safetensors === undefined) return { value: 'absent' };
  const argument = bound.argument(loader.safetensors);
  if (argument === undefined) return { value: bound.mayHold(loader.safetensors) ? 'unknown' : 'absent' };
  const span = nodeSpan(argument.whole ?? argument.node);
  if (argument.value.kind === 'none') return { value: 'absent', span };
  const known = argument.value.kind === 'boolean' && !argument.value.overridable;
  return { value: known && argument.value.kind === 'boolean' ? argument.value.value : 'unknown', span };
}

/** A string argument, where it is known. */
export function statedString(bound: BoundCall, parameter: string): Stated<string> | undefined {
  const argument = bound.argument(parameter);
  if (argument?.value.kind !== 'string') return undefined;
  return { value: argument.value.value, span: nodeSpan(argument.node) };
}

/** The arguments that choose files, where they are given and what they say is not known. */
export function unreadChoices(bound: BoundCall, loader: Loader): readonly string[] {
  const { fileName, subfolder, variant, choosesBy = [] } = loader;
  const read = [fileName, subfolder, variant].filter((path) => path !== undefined);
  return [
    ...read.filter((path) => {
      const kind = bound.argument(path)?.value.kind;
      return kind === undefined ? bound.mayHold(path) : kind !== 'string' && kind !== 'none';
    }),
    ...choosesBy.filter((path) => {
      const kind = bound.argument(path)?.value.kind;
      return kind === undefined ? bound.mayHold(path) : kind !== 'none';
    }),
  ];
}
