import { type ContentsVerdict, type Judged, joinJudged } from '../../finding/contentFinding.ts';
import type { Callable, Operation } from './callables.ts';
import { allowanceOf } from './policy/allowed.ts';
import { dangerOf } from './policy/dangerous.ts';
import { looksLikeKnown } from './policy/looksLikeKnown.ts';
import type { StreamReading } from './streamReading.ts';
import { tellSource } from './tellSource.ts';

const harmless: Judged = { state: 'clean' };

/** Exact dotted names that a policy accepts beside the allow list; what is known to be dangerous stays so. */
export type AcceptedNames = ReadonlySet<string>;

export const none: AcceptedNames = new Set();

/**
 * What a stream would do to who loads it. An exact allow list decides; what is known to be dangerous is told as such;
 * what is neither is `unknown`. A stream that breaks is judged by all that would have run before, and is never clean.
 */
export function judgeStream(reading: StreamReading, accepted: AcceptedNames = none): ContentsVerdict {
  return joinJudged([
    ...reading.callables.map((callable) => judgeCallable(callable, reading.callables, accepted)),
    ...reading.dynamicImports.map(
      ({ offset, message }): Judged => ({
        state: 'dangerous',
        finding: {
          rule: 'pickle-dynamic-import',
          severity: 'error',
          message: `A callable is imported by ${message}, so that nobody who reads the file sees which one runs.`,
          offset,
        },
      }),
    ),
    ...reading.divergences.map(
      ({ offset, message }): Judged => ({
        state: 'unknown',
        finding: {
          rule: 'pickle-parser-divergence',
          severity: 'warning',
          message: `CPython's two unpicklers read this stream differently: ${message}. No pickler writes that.`,
          offset,
        },
      }),
    ),
    judgeEnd(reading),
  ]);
}

/** What some callables of a stream do; `all` are those of the stream, by their numbers. */
export function judgeCallables(
  callables: readonly Callable[],
  all: readonly Callable[],
  accepted: AcceptedNames,
): ContentsVerdict {
  return joinJudged(callables.map((callable) => judgeCallable(callable, all, accepted)));
}

function judgeCallable(callable: Callable, all: readonly Callable[], accepted: AcceptedNames): Judged {
  const { source, uses } = callable;
  const name = tellSource(source, all);
  if (source.kind === 'global') {
    const allowance = allowanceOf(source.module, source.name);
    const beyond = [...uses.keys()].find((operation) => allowance?.may.has(operation) !== true);
    if (allowance !== undefined && beyond === undefined) return harmless;
    const danger = dangerOf(source.module, source.name);
    if (allowance === undefined && danger !== undefined) {
      return {
        state: 'dangerous',
        finding: {
          rule: 'pickle-dangerous-call',
          severity: 'error',
          message: `${did(callable)} ${name}, which ${danger}, when the file is loaded.`,
          ...telling(callable, name),
        },
      };
    }
    const meant = allowance === undefined ? looksLikeKnown(source.module, source.name) : undefined;
    if (meant !== undefined) {
      return {
        state: 'dangerous',
        finding: {
          rule: 'pickle-dangerous-call',
          severity: 'error',
          message: `${did(callable)} a name that looks like ${meant} and is another: letters of other alphabets, or some that show as nothing, hide what it is.`,
          ...telling(callable, name),
        },
      };
    }
    if (allowance === undefined && accepted.has(name) && !uses.has('change')) return harmless;
    return allowance === undefined || beyond === undefined
      ? unknown(callable, name, 'which is on no list of names that model files need')
      : misused(callable, name, beyond, allowance.why);
  }
  if (source.kind === 'extension') {
    return {
      state: 'unknown',
      finding: {
        rule: 'pickle-dynamic-import',
        severity: 'warning',
        message: `A callable is named by number ${source.code} of the process's extension registry: which one it is, the file does not say.`,
        ...telling(callable, name),
      },
    };
  }
  // Names that the stream computes are told as dynamic imports.
  return uses.size === 0 || (uses.size === 1 && uses.has('name'))
    ? harmless
    : unknown(callable, name, 'which no list can know');
}

function judgeEnd({ end, isCut }: StreamReading): Judged {
  if (end.kind === 'broken') {
    return {
      state: 'undecidable',
      finding: {
        rule: 'pickle-broken-stream',
        severity: 'warning',
        message: `The stream cannot be read to its end: ${end.reason}. What stands before has run by then.`,
        offset: end.offset,
      },
    };
  }
  if (end.kind === 'limit' || isCut) {
    return {
      state: 'undecidable',
      finding: {
        rule: 'limit-exceeded',
        severity: 'warning',
        message: `The stream was not read to its end: ${end.reason ?? 'it has more to tell than is kept'}.`,
        offset: end.offset,
      },
    };
  }
  return harmless;
}

function unknown(callable: Callable, name: string, why: string): Judged {
  return {
    state: 'unknown',
    finding: {
      rule: 'pickle-unknown-global',
      severity: 'warning',
      message: `${did(callable)} ${name}, ${why}, when the file is loaded.`,
      ...telling(callable, name),
    },
  };
}

const misuses: Record<Operation, string> = {
  name: 'named',
  call: 'called',
  unpack: 'called on bytes of the stream',
  new: 'made without its constructor',
  build: 'given a state',
  fill: 'filled with items',
  change: 'changed for the whole process',
};

/** A harmless name with which a stream does what no pickler writes. */
function misused(callable: Callable, name: string, operation: Operation, why: string): Judged {
  const use = callable.uses.get(operation);
  const isDangerous = operation === 'change' || (operation === 'fill' && name.startsWith('torch.'));
  return {
    state: isDangerous ? 'dangerous' : 'unknown',
    finding: {
      rule: isDangerous ? 'pickle-dangerous-call' : 'pickle-unknown-global',
      severity: isDangerous ? 'error' : 'warning',
      message: `${name} (${why}) is ${misuses[operation]}, which no genuine file does.`,
      offset: use?.offset ?? callable.offset,
      evidence: `${name}${use?.arguments ?? ''}`,
    },
  };
}

function did({ uses }: Callable): string {
  if (uses.has('call')) return 'The file calls';
  if (uses.has('new')) return 'The file makes an object of';
  if (uses.has('change')) return 'The file changes';
  return 'The file imports';
}

function telling(callable: Callable, name: string): { readonly offset: number; readonly evidence: string } {
  const use = callable.uses.get('call') ?? callable.uses.get('new') ?? callable.uses.get('change');
  return { offset: use?.offset ?? callable.offset, evidence: `${name}${use?.arguments ?? ''}` };
}
