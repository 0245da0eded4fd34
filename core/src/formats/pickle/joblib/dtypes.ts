import type { MachineState } from '../machineState.ts';
import { serialOf, tags, type Value } from '../value.ts';

/** The type of an array's items, as far as it decides how the array lies in a file. */
export interface Dtype {
  /** Bytes of an item. */
  readonly size: number;
  /** True where items are Python objects: they are pickled, not written as bytes. */
  readonly hasObjects: boolean;
}

/** Of one stream; picklers memoise types, so that a stream has few. */
const mostKept = 100_000;
/** NPY_ITEM_REFCOUNT of numpy's `dtype.flags`. */
const holdsObjects = 1;

/** The numpy types that a stream made, by the serial number of the call: arrays name them long after. */
export class Dtypes {
  readonly #bySerial = new Map<number, Dtype>();

  keep(serial: number, dtype: Dtype): void {
    if (this.#bySerial.size < mostKept) this.#bySerial.set(serial, dtype);
  }

  /** The state that a type was given: its eighth value holds its flags, its sixth the size of an item. */
  built(state: MachineState, serial: number, args: Value): void {
    const dtype = this.#bySerial.get(serial);
    if (dtype === undefined || args.tag !== tags.tuple) return;
    const values = state.contents.of(args.number)?.values ?? [];
    const [size, flags] = [values[5], values[7]];
    this.#bySerial.set(serial, {
      size: size?.tag === tags.int && size.number > 0 ? size.number : dtype.size,
      hasObjects: dtype.hasObjects || (flags?.tag === tags.int && (flags.number & holdsObjects) !== 0),
    });
  }

  of(value: Value | undefined): Dtype | undefined {
    return value?.tag === tags.object ? this.#bySerial.get(serialOf(value.number)) : undefined;
  }
}

/** The type that `numpy.dtype` makes of its arguments, `('f8', False, True)`. @throws NeedsConstant */
export function dtypeFrom(state: MachineState, args: Value): Dtype | undefined {
  const [name] = args.tag === tags.tuple ? (state.contents.of(args.number)?.values ?? []) : [];
  return name?.tag === tags.text ? dtypeOf(state.constants.text(name.number) ?? '') : undefined;
}

/** A type by the name that numpy pickles: a letter and the bytes of an item, `U` counting letters of four bytes. */
export function dtypeOf(name: string): Dtype | undefined {
  if (/^[<>=|]?O$/.test(name)) return { size: 8, hasObjects: true };
  const [, kind = '', count = ''] = /^[<>=|]?([biufcmMOSUVa])(\d{1,9})$/.exec(name) ?? [];
  if (kind === '') return undefined;
  return { size: Number(count) * (kind === 'U' ? 4 : 1), hasObjects: kind === 'O' };
}
