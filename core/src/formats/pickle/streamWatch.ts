import type { Operation } from './callables.ts';
import { StreamWithin } from './faults.ts';
import { type Instruction, instructions } from './instructions.ts';
import type { MachineState } from './machineState.ts';
import type { StreamEnd } from './streamReading.ts';

/** Who looks on while a stream is read, instruction by instruction; and at the streams within it. */
export interface StreamWatch {
  /** A stream begins; `depth` streams of joblib are around it. */
  began(state: MachineState, depth: number): void;
  /** Before an instruction, and again where it is run again for missing bytes. May throw what instructions throw then. */
  before(state: MachineState, opcode: number): void;
  /** What the instruction at hand does with a callable. Throws as `before` does, since it tells values. */
  uses(state: MachineState, callable: number, operation: Operation, args: () => string): void;
  /** Behind an instruction that ran. */
  after(state: MachineState): void;
  ended(state: MachineState, end: StreamEnd): void;
  /** True where reading is to pause before the next instruction. */
  readonly isFull: boolean;
  /** False where nothing more is to be told: the rest runs as fast as without a watch. */
  readonly isWatching: boolean;
}

/** Thrown before an instruction where the watch is full; the machine yields, and runs the instruction then. */
export class WatchIsFull extends Error {
  override readonly name = 'WatchIsFull';
}

/** The instructions of a machine that is watched: the same, so that what is shown is what is judged. */
export function watchedInstructions(watch: StreamWatch): readonly (Instruction | undefined)[] {
  return instructions.map((instruction, opcode) =>
    instruction === undefined
      ? undefined
      : (state) => {
          if (!watch.isWatching) return instruction(state);
          if (watch.isFull) throw new WatchIsFull();
          watch.before(state, opcode);
          try {
            instruction(state);
          } catch (fault) {
            if (fault instanceof StreamWithin) watch.after(state);
            throw fault;
          }
          watch.after(state);
        },
  );
}
