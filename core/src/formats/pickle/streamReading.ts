import type { Callable } from './callables.ts';
import type { NestedConstant } from './nestedConstant.ts';
import type { Storage } from './storages.ts';

/** Why a stream ended. */
export interface StreamEnd {
  readonly kind: /** STOP. */
    | 'stop'
    /** CPython raises here; all before it has run. */
    | 'broken'
    /** Over a limit of ours; what follows is not known. */
    | 'limit';
  /** Behind STOP; else of the opcode at which it ended. */
  readonly offset: number;
  /** For people; absent at STOP. */
  readonly reason?: string;
}

/** Something at one place of a stream, for people. */
export interface Note {
  /** Of the opcode. */
  readonly offset: number;
  readonly message: string;
}

/** What reads a stream: `joblib` takes the bytes of arrays out of the middle of it, `pickle` reads them as opcodes. */
export type PickleLoader = 'pickle' | 'joblib';

/** All that one stream does, whoever reads it. */
export interface StreamReading {
  readonly start: number;
  readonly end: StreamEnd;
  /** The last that the stream names. */
  readonly protocol: number;
  readonly opcodes: number;
  /** In the order in which the stream names them. */
  readonly callables: readonly Callable[];
  /** Callables whose name the stream computes. */
  readonly dynamicImports: readonly Note[];
  /** Where CPython's C and Python unpicklers go separate ways. */
  readonly divergences: readonly Note[];
  /** Ids that the loader has to know what to do with. */
  readonly persistentIds: readonly Note[];
  readonly nested: readonly NestedConstant[];
  /** Bytes of arrays that joblib wrote into the stream. */
  readonly arrayBytes: number;
  /** Streams within this one that joblib wrote: arrays of objects. */
  readonly embedded: readonly StreamReading[];
  /** What torch's loader is asked for. */
  readonly storages: readonly Storage[];
  /** True where one of these lists was cut. */
  readonly isCut: boolean;
  readonly bytesRead: number;
}
