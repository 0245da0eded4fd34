import type { ByteSource } from '../../bytes/byteSource.ts';
import { NeedsBytes } from '../../bytes/byteWindow.ts';
import { NeedsConstant } from './constantReader.ts';
import { BrokenStream, OverLimit, StreamWithin } from './faults.ts';
import { instructions } from './instructions.ts';
import { MachineState } from './machineState.ts';
import { opcodes } from './opcodes.ts';
import type { PickleLoader, StreamEnd, StreamReading } from './streamReading.ts';
import { type StreamWatch, WatchIsFull, watchedInstructions } from './streamWatch.ts';

/**
 * Reads one pickle stream as an unpickler would, with values that are only kinds and origins: nothing is imported,
 * called or built. Streams, passes over the contents of constants, and keeps nine bytes per value and memo entry.
 * @throws ByteReadError where the source cannot be read; the signal's reason where it was aborted
 */
export async function readStream(
  source: ByteSource,
  start: number,
  loader: PickleLoader,
  signal?: AbortSignal,
): Promise<StreamReading> {
  const { value } = await read({ source, loader, watch: undefined, signal }, start, 0).next();
  // Without a watch nothing pauses it.
  return value as StreamReading;
}

/**
 * The same, looked on by a watch: yields whenever that is full, and goes on when it is asked to. Reads no further than
 * it is asked.
 * @throws as `readStream`
 */
export function watchStream(
  source: ByteSource,
  start: number,
  loader: PickleLoader,
  watch: StreamWatch,
  signal?: AbortSignal,
): AsyncGenerator<void, StreamReading> {
  return read({ source, loader, watch, signal }, start, 0);
}

/** What a stream and those within it are read with. */
interface Reading {
  readonly source: ByteSource;
  readonly loader: PickleLoader;
  readonly watch: StreamWatch | undefined;
  readonly signal: AbortSignal | undefined;
}

async function* read(reading: Reading, start: number, depth: number): AsyncGenerator<void, StreamReading> {
  const machine = new Machine(reading, start, depth);
  const end = yield* machine.run();
  const { state } = machine;
  return {
    start,
    end,
    protocol: state.protocol,
    opcodes: machine.opcodes,
    callables: state.callables.all(),
    dynamicImports: state.dynamicImports,
    divergences: state.divergences,
    persistentIds: state.persistentIds,
    nested: state.nested,
    arrayBytes: state.arrayBytes,
    embedded: machine.embedded,
    storages: state.storages.all(),
    isCut: state.isCut,
    bytesRead: state.window.bytesRead,
  };
}

/** Streams within streams of joblib: arrays of objects, one within the other and one after the other. */
const deepest = 4;
const mostEmbedded = 10_000;

class Machine {
  readonly state: MachineState;
  readonly embedded: StreamReading[] = [];
  opcodes = 0;
  readonly #reading: Reading;
  readonly #depth: number;
  readonly #instructions: typeof instructions;

  constructor(reading: Reading, start: number, depth: number) {
    const { source, loader, watch } = reading;
    this.state = new MachineState(source, start, loader, watch);
    this.#reading = reading;
    this.#depth = depth;
    this.#instructions = watch === undefined ? instructions : watchedInstructions(watch);
  }

  async *run(): AsyncGenerator<void, StreamEnd> {
    const { watch } = this.#reading;
    watch?.began(this.state, this.#depth);
    const end = yield* this.#runToEnd();
    watch?.ended(this.state, end);
    return end;
  }

  async *#runToEnd(): AsyncGenerator<void, StreamEnd> {
    const { state } = this;
    const { signal } = this.#reading;
    for (;;) {
      signal?.throwIfAborted();
      try {
        this.#runBuffered();
        return { kind: 'stop', offset: state.window.offset };
      } catch (fault) {
        const broken = (reason: string): StreamEnd => ({ kind: 'broken', offset: state.op, reason });
        if (fault instanceof BrokenStream) return broken(fault.message);
        if (fault instanceof OverLimit) return { kind: 'limit', offset: state.op, reason: fault.message };
        if (fault instanceof StreamWithin) {
          const end = yield* this.#readEmbedded();
          if (end !== undefined) return end;
          continue;
        }
        const read = state.window.offset - state.op;
        state.window.rewind(state.op);
        if (fault instanceof WatchIsFull) yield;
        else if (fault instanceof NeedsConstant) await state.constants.load(fault.offset, signal);
        else if (!(fault instanceof NeedsBytes)) throw fault;
        else if (!(await state.window.fill(read + fault.count, signal)))
          return broken(
            read === 0 ? 'the stream ends without STOP' : 'the stream ends in the middle of an opcode',
          );
      }
    }
  }

  /** Reads the stream that begins here, and goes on behind it. @returns how this one ends where that one breaks */
  async *#readEmbedded(): AsyncGenerator<void, StreamEnd | undefined> {
    const { window, op } = this.state;
    if (this.#depth >= deepest || this.embedded.length >= mostEmbedded)
      return { kind: 'limit', offset: op, reason: 'more streams within streams than are read' };
    const reading = yield* read(this.#reading, window.offset, this.#depth + 1);
    this.embedded.push(reading);
    if (reading.end.kind !== 'stop') return reading.end;
    window.seek(reading.end.offset);
    return undefined;
  }

  /** Runs opcodes until STOP, or throws where something is missing or wrong; `state.op` then names the opcode. */
  #runBuffered(): void {
    const { state } = this;
    const { window } = state;
    const table = this.#instructions;
    for (;;) {
      state.op = window.offset;
      const opcode = window.u8();
      if (opcode === opcodes.STOP) {
        state.peek(1);
        this.opcodes += 1;
        return;
      }
      const instruction = table[opcode];
      if (instruction === undefined)
        throw new BrokenStream(`0x${opcode.toString(16).padStart(2, '0')} is no opcode`);
      instruction(state);
      this.opcodes += 1;
      if (state.op < state.frameEnd && window.offset > state.frameEnd) {
        state.diverges('an opcode reaches over the end of its frame: only the C unpickler goes on');
        state.frameEnd = -1;
      }
    }
  }
}
