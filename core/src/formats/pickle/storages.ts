import type { MachineState } from './machineState.ts';
import { tags, type Value } from './value.ts';

/** A storage of tensor data that a stream asks its loader for. */
export interface Storage {
  readonly key: string;
  /** `FloatStorage`; empty where the stream names no class. */
  readonly type: string;
  /** Items. */
  readonly count: number;
}

const mostKept = 100_000;

/** The storages that the persistent ids of one stream name, each once. */
export class Storages {
  readonly #byKey = new Map<string, Storage>();
  /** True where there were more than are kept, or one could not be understood. */
  isCut = false;

  /** Takes `('storage', type, key, location, count, …)`; other ids are none of torch's. @throws NeedsConstant */
  named(state: MachineState, id: Value): void {
    if (id.tag !== tags.tuple) return;
    const [word, type, key, , count] = state.contents.of(id.number)?.values ?? [];
    if (word?.tag !== tags.text || state.constants.text(word.number) !== 'storage') return;
    const name = key?.tag === tags.text ? state.constants.text(key.number) : undefined;
    if (name === undefined || count?.tag !== tags.int || this.#byKey.size >= mostKept) {
      this.isCut = true;
      return;
    }
    const source = type?.tag === tags.global ? state.callables.get(type.number)?.source : undefined;
    const typeName = source?.kind === 'global' ? source.name : '';
    this.#byKey.set(name, { key: name, type: typeName, count: count.number });
  }

  all(): readonly Storage[] {
    return [...this.#byKey.values()];
  }
}

const itemSizes: Readonly<Record<string, number>> = {
  Bool: 1,
  Byte: 1,
  Char: 1,
  Untyped: 1,
  QInt8: 1,
  QUInt8: 1,
  QUInt4x2: 1,
  QUInt2x4: 1,
  Half: 2,
  BFloat16: 2,
  Short: 2,
  Float: 4,
  Int: 4,
  QInt32: 4,
  Double: 8,
  Long: 8,
  ComplexFloat: 8,
  ComplexDouble: 16,
};

/** Bytes of a storage's data; `undefined` for a type that is not known. */
export function storageLength({ type, count }: Storage): number | undefined {
  const item = type.replace(/Storage$/, '');
  const size = Object.hasOwn(itemSizes, item) ? itemSizes[item] : undefined;
  return size === undefined || count < 0 ? undefined : size * count;
}
