import type { Operation } from './callables.ts';
import type { MachineState } from './machineState.ts';
import { tags, type Value } from './value.ts';

/** What a function does with one of its arguments. */
interface IndirectUse {
  readonly argument: number;
  readonly operation: Operation;
}

/**
 * Functions of the allow list that call what they are given: the stream then does so by their hand. What they do not
 * call is data to them.
 */
const indirectUses: Readonly<Record<string, readonly IndirectUse[]>> = {
  'collections defaultdict': [{ argument: 0, operation: 'call' }],
  // base.__init__(object, state), where base is not object
  'copyreg _reconstructor': [
    { argument: 0, operation: 'new' },
    { argument: 1, operation: 'call' },
  ],
  'copyreg __newobj__': [{ argument: 0, operation: 'new' }],
  'torch._tensor _rebuild_from_type_v2': [
    { argument: 0, operation: 'call' },
    { argument: 1, operation: 'build' },
  ],
  'torch._utils _rebuild_wrapper_subclass': [{ argument: 0, operation: 'new' }],
  'numpy.core.multiarray _reconstruct': [{ argument: 0, operation: 'new' }],
  'numpy._core.multiarray _reconstruct': [{ argument: 0, operation: 'new' }],
  'sklearn.metrics._dist_metrics newObj': [{ argument: 0, operation: 'new' }],
  'sklearn.neighbors._kd_tree newObj': [{ argument: 0, operation: 'new' }],
  'sklearn.neighbors._ball_tree newObj': [{ argument: 0, operation: 'new' }],
  'pandas.core.indexes.base _new_Index': [{ argument: 0, operation: 'new' }],
  'pandas._libs.arrays __pyx_unpickle_NDArrayBacked': [{ argument: 0, operation: 'new' }],
};

/** Notes what a call does with its arguments, where it is known to call them. */
export function noteIndirectUses(state: MachineState, callable: number, args: Value): void {
  const source = state.callables.get(callable)?.source;
  if (source?.kind !== 'global') return;
  const uses = indirectUses[`${source.module} ${source.name}`];
  if (uses === undefined) return;
  const given = args.tag === tags.tuple ? state.contents.of(args.number) : undefined;
  for (const { argument, operation } of uses) {
    const value = given?.values[argument];
    const isAbsent = given !== undefined && argument >= given.values.length;
    const called = value === undefined ? undefined : callableOfValue(state, value);
    if (called !== undefined) state.use(called, operation, () => '(…)');
    else if (value === undefined && !isAbsent)
      state.use(
        state.callable({ kind: 'unknown', what: `an argument that ${source.name} calls` }),
        operation,
        () => '(…)',
      );
  }
}

function callableOfValue(state: MachineState, { tag, number }: Value): number | undefined {
  if (tag === tags.global) return number;
  if (tag === tags.object || tag === tags.persistent)
    return state.callable({ kind: 'unknown', what: 'what a call or the loader gave' });
  return undefined;
}
