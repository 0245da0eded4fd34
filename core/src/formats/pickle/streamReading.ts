import type { Callable } from './callables.ts';
import type { NestedConstant } from './nestedConstant.ts';

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
  /** True where one of these lists was cut. */
  readonly isCut: boolean;
  readonly bytesRead: number;
}
