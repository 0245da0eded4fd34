import type { Operation } from '../../formats/pickle/callables.ts';
import type { MachineState } from '../../formats/pickle/machineState.ts';
import { type OpcodeName, opcodeName } from '../../formats/pickle/opcodes.ts';
import type { StreamEnd } from '../../formats/pickle/streamReading.ts';
import type { StreamWatch } from '../../formats/pickle/streamWatch.ts';
import { tellCallable, tellValue } from '../../formats/pickle/tellValue.ts';
import { callableOf, type Tag, tags } from '../../formats/pickle/value.ts';
import { operandHead, tellOperand } from './operand.ts';
import type { PickleEvent, PickleInstruction, PickleNote } from './pickleEvent.ts';
import { tellUse } from './tellUse.ts';

/** Events that are told at a time: few, so that the first are there at once. */
const batch = 256;

/** An instruction that is running. */
interface Running {
  readonly offset: number;
  readonly opcode: OpcodeName;
  readonly operand: string | undefined;
  readonly marks: number;
  readonly notes: PickleNote[];
  /** How many of each the machine had noted before it. */
  readonly divergences: number;
  readonly dynamicImports: number;
  readonly nested: number;
}

/** Tells the instructions of a machine as events. */
export class StreamTeller implements StreamWatch {
  #events: PickleEvent[] = [];
  #running: Running | undefined;
  #depth = 0;
  #left: number;

  /** @param most instructions that are told */
  constructor(most: number) {
    this.#left = most;
  }

  get isFull(): boolean {
    return this.#events.length >= batch;
  }

  get isWatching(): boolean {
    return this.#left > 0;
  }

  /** What was told since it was last taken. */
  take(): readonly PickleEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  began({ window }: MachineState, depth: number): void {
    this.#depth = depth;
    this.#events.push({ kind: 'began', offset: window.offset, depth });
  }

  before(state: MachineState, byte: number): void {
    const opcode = opcodeName(byte);
    if (opcode === undefined) return;
    const { divergences, dynamicImports, nested, marks, op } = state;
    const bytes = state.window.peek(operandHead);
    const operand = opcode === 'MEMOIZE' ? `as ${state.memo.count}` : tellOperand(opcode, bytes);
    const counts = {
      divergences: divergences.length,
      dynamicImports: dynamicImports.length,
      nested: nested.length,
    };
    this.#running = { offset: op, opcode, operand, marks, notes: [], ...counts };
    if (opcode === 'BINPERSID')
      this.#running.notes.push({
        text: `asks the loader for ${tellValue(state, state.valueAt(state.peek(1)))}`,
      });
  }

  uses(state: MachineState, callable: number, operation: Operation, args: () => string): void {
    if (!this.isWatching) return;
    const note = tellUse(state, callable, operation, args());
    if (note !== undefined) this.#running?.notes.push(note);
  }

  after(state: MachineState): void {
    const running = this.#running;
    if (running === undefined) return;
    this.#running = undefined;
    const { offset, notes, marks } = running;
    notes.push(...machineNotes(state, running));
    const recalled = recalls.has(running.opcode) ? tellTop(state) : undefined;
    if (recalled !== undefined) notes.push({ text: `is ${recalled}` });
    this.#tell(running, Math.min(marks, state.marks));
    const length = state.window.offset - offset - 1;
    if (running.opcode === 'BUILD' && length > 0)
      this.#events.push({ kind: 'data', offset: offset + 1, length, what: 'array data', depth: this.#depth });
  }

  ended(state: MachineState, end: StreamEnd, instructions: number): void {
    const running = this.#running;
    this.#running = undefined;
    const { marks, protocol } = state;
    const depth = this.#depth;
    if (end.kind === 'stop') {
      if (this.isWatching) this.#tell(stopOf(state, end.offset - 1), marks);
    } else if (running !== undefined && running.offset === end.offset) {
      running.notes.push(...machineNotes(state, running));
      this.#tell(running, marks);
    }
    this.#events.push({ kind: 'ended', depth, end, protocol, instructions });
    this.#depth = depth - 1;
  }

  #tell({ offset, opcode, operand, notes }: Running, marks: number): void {
    const instruction: PickleInstruction = {
      kind: 'instruction',
      offset,
      opcode,
      ...(operand === undefined ? {} : { operand }),
      marks,
      depth: this.#depth,
      notes,
    };
    this.#left -= 1;
    this.#events.push(instruction);
  }
}

/** What the machine found remarkable while an instruction ran. */
function machineNotes(state: MachineState, running: Running): PickleNote[] {
  return [
    ...state.dynamicImports.slice(running.dynamicImports).map(
      ({ message }): PickleNote => ({
        text: `imports by ${message}`,
        level: 'dangerous',
        why: 'nobody sees which callable it is',
      }),
    ),
    ...state.divergences.slice(running.divergences).map(
      ({ message }): PickleNote => ({
        text: `CPython's two unpicklers part here, ${message}`,
        level: 'unknown',
      }),
    ),
    ...state.nested
      .slice(running.nested)
      .map(({ kind }): PickleNote => ({ text: `the constant begins like a ${kind} itself` })),
  ];
}

/** What puts a value on the stack that was there before. */
const recalls: ReadonlySet<OpcodeName> = new Set(['GET', 'BINGET', 'LONG_BINGET', 'DUP']);

function stopOf(state: MachineState, offset: number): Running {
  const { divergences, dynamicImports, nested, marks } = state;
  const told = tellTop(state) ?? kinds[state.stack.tag(state.peek(1))];
  return {
    offset,
    opcode: 'STOP',
    operand: undefined,
    marks,
    notes: told === undefined ? [] : [{ text: `what is loaded is ${told}` }],
    divergences: divergences.length,
    dynamicImports: dynamicImports.length,
    nested: nested.length,
  };
}

const kinds: Partial<Record<Tag, string>> = {
  [tags.none]: 'None',
  [tags.bool]: 'a bool',
  [tags.int]: 'an int',
  [tags.float]: 'a float',
  [tags.text]: 'a text',
  [tags.bytes]: 'bytes',
  [tags.list]: 'a list',
  [tags.dict]: 'a dict',
  [tags.set]: 'a set',
  [tags.frozenset]: 'a frozenset',
  [tags.tuple]: 'a tuple',
};

/** The value on top where it was named or made by something that was; no text has to be read for it. */
function tellTop(state: MachineState): string | undefined {
  const { tag, number } = state.valueAt(state.peek(1));
  if (tag === tags.global) return tellCallable(state, number);
  return tag === tags.object ? `${tellCallable(state, callableOf(number))}(…)` : undefined;
}
