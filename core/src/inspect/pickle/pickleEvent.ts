import type { OpcodeName } from '../../formats/pickle/opcodes.ts';
import type { StreamEnd } from '../../formats/pickle/streamReading.ts';

/** What an instruction does, in words, where that matters. */
export interface PickleNote {
  /** For people, unescaped: `calls os.system("id")`. */
  readonly text: string;
  /** Absent where the allow list admits it. */
  readonly level?: 'dangerous' | 'unknown';
  /** Why it is of that level. */
  readonly why?: string;
}

/** One step of a disassembly. `depth` counts the streams of joblib around the one at hand. */
export type PickleEvent =
  | { readonly kind: 'began'; readonly offset: number; readonly depth: number }
  | PickleInstruction
  /** Bytes that no unpickler takes for opcodes. */
  | {
      readonly kind: 'data';
      readonly offset: number;
      /** Bytes. */
      readonly length: number;
      /** For people: `array data`. */
      readonly what: string;
      readonly depth: number;
    }
  | {
      readonly kind: 'ended';
      readonly depth: number;
      readonly end: StreamEnd;
      /** The last that the stream names. */
      readonly protocol: number;
      /** That ran, those that are not shown too. */
      readonly instructions: number;
    }
  /** The bytes cannot be read any further. */
  | { readonly kind: 'unreadable'; readonly reason: string };

export interface PickleInstruction {
  readonly kind: 'instruction';
  /** Of the opcode. */
  readonly offset: number;
  readonly opcode: OpcodeName;
  /** As far as it is shown: texts are quoted and cut, and may hold any character. Of MEMOIZE the index that it takes. */
  readonly operand?: string;
  /** Marks that are set around it. */
  readonly marks: number;
  readonly depth: number;
  readonly notes: readonly PickleNote[];
}

/** A pickle in a file: its streams, read as they are asked for. */
export interface PickleIn {
  /** Where in the file it lies, for people: the name of a member; absent for the file itself. */
  readonly member?: string;
  /**
   * The steps in batches, each as soon as it is read.
   * @param most instructions that are told; the rest is read without telling, and counted
   * @throws the signal's reason where it was aborted
   */
  read(options?: {
    readonly most?: number;
    readonly signal?: AbortSignal;
  }): AsyncGenerator<readonly PickleEvent[]>;
}
