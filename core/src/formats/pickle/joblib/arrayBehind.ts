import type { MachineState } from '../machineState.ts';
import { tags, type Value } from '../value.ts';

/** What joblib writes into the middle of a stream, behind the BUILD of a `NumpyArrayWrapper`. */
export type ArrayBehind =
  /** The items as they lie in memory; with `isAligned` behind one byte that counts the padding, and the padding. */
  | { readonly kind: 'bytes'; readonly length: number; readonly isAligned: boolean }
  /** A pickle stream of its own: the items are objects. */
  | { readonly kind: 'stream' };

/** The module and name of joblib's wrapper. */
export const arrayWrapper = { module: 'joblib.numpy_pickle', name: 'NumpyArrayWrapper' } as const;

/**
 * How the array lies that a wrapper with this state announces (joblib 1.5, `NumpyArrayWrapper.read_array`).
 * @returns `undefined` where the state does not say it
 * @throws NeedsConstant
 */
export function arrayBehind(state: MachineState, wrapperState: Value): ArrayBehind | undefined {
  if (wrapperState.tag !== tags.dict) return undefined;
  const entries = namedEntries(state, wrapperState.number);
  const dtype = state.dtypes.of(entries.get('dtype'));
  if (dtype === undefined) return undefined;
  if (dtype.hasObjects) return { kind: 'stream' };
  const items = itemCount(state, entries.get('shape'));
  if (items === undefined) return undefined;
  const alignment = entries.get('numpy_array_alignment_bytes');
  return {
    kind: 'bytes',
    length: items * dtype.size,
    isAligned: alignment !== undefined && alignment.tag !== tags.none,
  };
}

function namedEntries(state: MachineState, serial: number): Map<string, Value> {
  const values = state.contents.of(serial)?.values ?? [];
  const entries = new Map<string, Value>();
  for (let at = 0; at + 1 < values.length; at += 2) {
    const [key, value] = [values[at], values[at + 1]];
    if (key?.tag === tags.text && value !== undefined)
      entries.set(state.constants.text(key.number) ?? '', value);
  }
  return entries;
}

function itemCount(state: MachineState, shape: Value | undefined): number | undefined {
  if (shape?.tag !== tags.tuple) return undefined;
  const contents = state.contents.of(shape.number);
  if (contents === undefined || contents.isCut) return undefined;
  const counts = contents.values.map(({ tag, number }) => (tag === tags.int && number >= 0 ? number : NaN));
  const items = counts.reduce((product, count) => product * count, 1);
  return Number.isSafeInteger(items) ? items : undefined;
}
