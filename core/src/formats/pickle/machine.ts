import type { ByteSource } from '../../bytes/byteSource.ts';
import { NeedsBytes } from '../../bytes/byteWindow.ts';
import { NeedsConstant } from './constantReader.ts';
import { BrokenStream, OverLimit, StreamWithin } from './faults.ts';
import { instructions } from './instructions.ts';
import { MachineState } from './machineState.ts';
import { opcodes } from './opcodes.ts';
import type { PickleLoader, StreamEnd, StreamReading } from './streamReading.ts';

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
  return read(source, start, loader, 0, signal);
}

async function read(
  source: ByteSource,
  start: number,
  loader: PickleLoader,
  depth: number,
  signal?: AbortSignal,
): Promise<StreamReading> {
  const machine = new Machine(source, start, loader, depth);
  const end = await machine.run(signal);
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
  readonly #source: ByteSource;
  readonly #depth: number;

  constructor(source: ByteSource, start: number, loader: PickleLoader, depth: number) {
    this.state = new MachineState(source, start, loader);
    this.#source = source;
    this.#depth = depth;
  }

  async run(signal?: AbortSignal): Promise<StreamEnd> {
    const { state } = this;
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
          const end = await this.#readEmbedded(signal);
          if (end !== undefined) return end;
          continue;
        }
        const read = state.window.offset - state.op;
        state.window.rewind(state.op);
        if (fault instanceof NeedsConstant) await state.constants.load(fault.offset, signal);
        else if (!(fault instanceof NeedsBytes)) throw fault;
        else if (!(await state.window.fill(read + fault.count, signal)))
          return broken(
            read === 0 ? 'the stream ends without STOP' : 'the stream ends in the middle of an opcode',
          );
      }
    }
  }

  /** Reads the stream that begins here, and goes on behind it. @returns how this one ends where that one breaks */
  async #readEmbedded(signal?: AbortSignal): Promise<StreamEnd | undefined> {
    const { window, op } = this.state;
    if (this.#depth >= deepest || this.embedded.length >= mostEmbedded)
      return { kind: 'limit', offset: op, reason: 'more streams within streams than are read' };
    const reading = await read(this.#source, window.offset, this.state.loader, this.#depth + 1, signal);
    this.embedded.push(reading);
    if (reading.end.kind !== 'stop') return reading.end;
    window.seek(reading.end.offset);
    return undefined;
  }

  /** Runs opcodes until STOP, or throws where something is missing or wrong; `state.op` then names the opcode. */
  #runBuffered(): void {
    const { state } = this;
    const { window } = state;
    for (;;) {
      state.op = window.offset;
      const opcode = window.u8();
      if (opcode === opcodes.STOP) {
        state.peek(1);
        this.opcodes += 1;
        return;
      }
      const instruction = instructions[opcode];
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
