import { BrokenStream, OverLimit, StreamWithin } from './faults.ts';
import { noteIndirectUses } from './indirectCalls.ts';
import { arrayBehind, arrayWrapper } from './joblib/arrayBehind.ts';
import { dtypeFrom } from './joblib/dtypes.ts';
import type { MachineState } from './machineState.ts';
import { floatOf, indexOf, integerOf, longOf } from './numerals.ts';
import { type OpcodeName, opcodes } from './opcodes.ts';
import { tellArguments } from './tellValue.ts';
import { serialOf, type Tag, tags, type Value } from './value.ts';

export type Instruction = (state: MachineState) => void;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * What each opcode does (CPython 3.14, `Lib/pickle.py` and `Modules/_pickle.c`). Each reads its operands, and what it
 * tells of them, before it changes anything: where bytes are missing it is run again. STOP is the machine's.
 */
const table: Record<Exclude<OpcodeName, 'STOP'>, Instruction> = {
  PROTO(state) {
    const protocol = state.window.u8();
    if (protocol > 5) throw new BrokenStream(`protocol ${protocol} does not exist`);
    // A later PROTO counts, a lower one too: from then on names are those of that protocol.
    state.protocol = protocol;
  },
  FRAME(state) {
    const length = state.window.u64();
    const { offset, remaining } = state.window;
    if (offset < state.frameEnd)
      state.diverges('a frame begins within another: only the C unpickler goes on');
    if (length > remaining)
      state.diverges(
        'a frame is longer than the stream: the C unpickler runs nothing of it, the Python one all',
      );
    state.frameEnd = offset + length;
  },

  NONE: (state) => state.push(tags.none, 0),
  NEWTRUE: (state) => state.push(tags.bool, 1),
  NEWFALSE: (state) => state.push(tags.bool, 0),
  INT(state) {
    const line = state.line();
    const [first, second, third] = line;
    if (first === 0x30 && (second === 0x30 || second === 0x31) && third === undefined) {
      state.push(tags.bool, second - 0x30);
      return;
    }
    const { value, isOldOctal } = integerOf(line, '');
    if (isOldOctal)
      state.diverges('an integer begins with zero: the C unpickler reads it as octal, the Python one raises');
    state.push(tags.int, value);
  },
  LONG: (state) => state.push(tags.int, integerOf(state.line(), 'L').value),
  BININT: (state) => state.push(tags.int, state.window.i32()),
  BININT1: (state) => state.push(tags.int, state.window.u8()),
  BININT2: (state) => state.push(tags.int, state.window.u16()),
  LONG1: (state) => state.push(tags.int, longOf(state.window.take(state.window.u8()))),
  LONG4(state) {
    const length = state.window.i32();
    if (length < 0) throw new BrokenStream('an integer of negative length');
    if (length <= 8) return state.push(tags.int, longOf(state.window.take(length)));
    if (!state.window.skip(length)) throw new BrokenStream('the stream ends in the middle of an integer');
    state.push(tags.int, Number.NaN);
  },
  FLOAT: (state) => state.push(tags.float, floatOf(state.line())),
  BINFLOAT: (state) => state.push(tags.float, state.window.f64()),

  STRING(state) {
    const { offset } = state.window;
    const line = state.line();
    const text = new TextDecoder('latin1').decode(line).trim();
    if (text.length < 2 || !/^['"]/.test(text) || text.at(-1) !== text[0])
      throw new BrokenStream('a string is not between quotes');
    state.window.rewind(offset + 1);
    const length = line.length;
    state.constant(tags.text, length - 1);
    state.window.skip(1);
  },
  UNICODE(state) {
    state.line();
    state.push(tags.text, state.op);
  },
  BINSTRING(state) {
    const length = state.window.i32();
    if (length < 0) throw new BrokenStream('a string of negative length');
    state.constant(tags.text, length);
  },
  SHORT_BINSTRING: (state) => state.constant(tags.text, state.window.u8()),
  SHORT_BINUNICODE: (state) => text(state, state.window.u8()),
  BINUNICODE: (state) => text(state, state.window.u32()),
  BINUNICODE8: (state) => text(state, state.window.u64()),
  SHORT_BINBYTES: (state) => state.constant(tags.bytes, state.window.u8()),
  BINBYTES: (state) => state.constant(tags.bytes, state.window.u32()),
  BINBYTES8: (state) => state.constant(tags.bytes, state.window.u64()),
  BYTEARRAY8: (state) => state.constant(tags.bytes, state.window.u64()),
  NEXT_BUFFER: (state) => state.push(tags.buffer, 0),
  READONLY_BUFFER: (state) => void state.peek(1),

  MARK: (state) => state.mark(),
  POP(state) {
    // An empty stack behind a mark gives up the mark.
    if (state.isMarked && state.stack.length === state.fence) state.dropMarked();
    else state.drop(1);
  },
  POP_MARK: (state) => state.dropMarked(),
  DUP(state) {
    const top = state.peek(1);
    state.push(state.stack.tag(top), state.stack.number(top));
  },

  EMPTY_LIST: (state) => state.push(tags.list, state.contents.create()),
  EMPTY_DICT: (state) => state.push(tags.dict, state.contents.create()),
  EMPTY_SET: (state) => state.push(tags.set, state.contents.create()),
  EMPTY_TUPLE: (state) => state.push(tags.tuple, state.contents.create()),
  LIST: (state) => collect(state, tags.list),
  DICT(state) {
    if ((state.stack.length - state.markedFrom()) % 2 === 1)
      throw new BrokenStream('a dictionary of an odd number of values');
    collect(state, tags.dict);
  },
  FROZENSET: (state) => collect(state, tags.frozenset),
  TUPLE: (state) => collect(state, tags.tuple),
  TUPLE1: (state) => tuple(state, 1),
  TUPLE2: (state) => tuple(state, 2),
  TUPLE3: (state) => tuple(state, 3),
  APPEND: (state) => fill(state, state.peek(2), state.peek(1), 'append'),
  APPENDS: (state) => fillMarked(state, 'extend'),
  ADDITEMS: (state) => fillMarked(state, 'add'),
  SETITEM(state) {
    fill(state, state.peek(3), state.peek(2), '__setitem__');
  },
  SETITEMS: (state) => fillMarked(state, '__setitem__'),

  GET: (state) => state.recall(indexOf(state.line())),
  BINGET: (state) => state.recall(state.window.u8()),
  LONG_BINGET: (state) => state.recall(state.window.u32()),
  PUT: (state) => state.remember(indexOf(state.line())),
  BINPUT: (state) => state.remember(state.window.u8()),
  LONG_BINPUT: (state) => state.remember(state.window.u32()),
  MEMOIZE: (state) => state.remember(state.memo.count),

  PERSID(state) {
    state.line();
    const serial = state.contents.create();
    state.contents.add(serial, tags.text, state.op);
    state.keep(state.persistentIds, { offset: state.op, message: 'an id in text' });
    state.push(tags.persistent, serial);
  },
  BINPERSID(state) {
    const at = state.peek(1);
    if (state.persistentIds.length === 0)
      state.keep(state.persistentIds, {
        offset: state.op,
        message: tellArguments(state, [state.valueAt(at)]),
      });
    state.storages.named(state, state.valueAt(at));
    const module = moduleOf(state, state.valueAt(at));
    const serial = state.container(at);
    state.drop(1);
    if (module === undefined) state.push(tags.persistent, serial);
    else state.push(tags.global, module);
  },

  GLOBAL: (state) => state.push(tags.global, state.global(name(state), name(state), 'GLOBAL')),
  STACK_GLOBAL(state) {
    const [module, attribute] = [named(state, state.peek(2)), named(state, state.peek(1))];
    const isText = [2, 1].every((depth) => state.stack.tag(state.peek(depth)) === tags.text);
    let callable: number;
    if (module !== undefined && attribute !== undefined)
      callable = state.global(module, attribute, 'STACK_GLOBAL');
    else {
      const what = isText ? 'a name of more than 4096 bytes' : 'a name that the stream computes';
      state.keep(state.dynamicImports, { offset: state.op, message: what });
      callable = state.use(state.callable({ kind: 'unknown', what }), 'name', () => '');
    }
    state.drop(2);
    state.push(tags.global, callable);
  },
  EXT1: (state) => extension(state, state.window.u8()),
  EXT2: (state) => extension(state, state.window.u16()),
  EXT4: (state) => extension(state, state.window.i32()),

  REDUCE(state) {
    const [callee, args] = [state.peek(2), state.peek(1)];
    const tag = state.stack.tag(args);
    if (tag !== tags.tuple && tag !== tags.object)
      state.diverges('a call whose arguments are no tuple: only the Python unpickler makes it');
    call(state, callee, args, 2, 'call');
  },
  NEWOBJ: (state) => call(state, state.peek(2), state.peek(1), 2, 'new'),
  NEWOBJ_EX: (state) => call(state, state.peek(3), state.peek(2), 3, 'new'),
  OBJ(state) {
    const from = state.markedFrom();
    if (from >= state.stack.length) throw new BrokenStream('OBJ without a class');
    callMarked(state, called(state, from), from + 1);
  },
  INST(state) {
    const [module, attribute] = [name(state, 'ascii'), name(state, 'ascii')];
    // The Python unpickler imports before it looks for the mark.
    const callable = state.global(module, attribute, 'INST');
    callMarked(state, callable, state.markedFrom());
  },
  BUILD(state) {
    const [target, args] = [state.peek(2), state.peek(1)];
    const owner = state.ownerAt(target);
    if (owner !== undefined) {
      const operation = state.stack.tag(target) === tags.global ? 'change' : 'build';
      state.use(owner, operation, () => tellArguments(state, [state.valueAt(args)]));
      if (operation === 'build') {
        const serial = serialOf(state.stack.number(target));
        if (state.isGlobal(owner, 'numpy', 'dtype')) state.dtypes.built(state, serial, state.valueAt(args));
        if (state.loader === 'joblib' && state.isGlobal(owner, arrayWrapper.module, arrayWrapper.name))
          return passArray(state, args);
        state.contents.add(serial, state.stack.tag(args), state.stack.number(args));
      }
    }
    state.drop(1);
  },
};

/** The class that torch's old loader gives for `('module', class, file, source)`. @throws NeedsConstant */
function moduleOf(state: MachineState, id: Value): number | undefined {
  if (id.tag !== tags.tuple) return undefined;
  const [word, type] = state.contents.of(id.number)?.values ?? [];
  if (word?.tag !== tags.text || type?.tag !== tags.global) return undefined;
  return state.constants.text(word.number) === 'module' ? type.number : undefined;
}

function text(state: MachineState, length: number): void {
  if (!state.window.skip(length)) throw new BrokenStream('the stream ends in the middle of a text');
  state.push(tags.text, state.op);
}

function collect(state: MachineState, tag: Tag): void {
  const serial = state.container(state.markedFrom());
  state.dropMarked();
  state.push(tag, serial);
}

function tuple(state: MachineState, length: number): void {
  const serial = state.container(state.peek(length));
  state.drop(length);
  state.push(tags.tuple, serial);
}

/** Built-in values that have the method which an opcode calls, and no code of the stream in it. */
const builtIn: Record<'append' | 'extend' | 'add' | '__setitem__', readonly Tag[]> = {
  append: [tags.list, tags.bytes],
  extend: [tags.list, tags.bytes],
  add: [tags.set],
  __setitem__: [tags.dict, tags.list, tags.bytes],
};

type Method = keyof typeof builtIn;

/** Puts values into the value at `target`, or calls the method of it that does. */
function fill(state: MachineState, target: number, from: number, method: Method): void {
  put(state, target, from, method);
  state.stack.truncate(from);
}

function fillMarked(state: MachineState, method: Method): void {
  const from = state.markedFrom();
  const target = from - 1;
  if (target < 0) throw new BrokenStream('values are put into nothing');
  if (from < state.stack.length) put(state, target, from, method);
  state.dropMarked();
  state.peek(1);
}

function put(state: MachineState, target: number, from: number, method: Method): void {
  const owner = state.ownerAt(target);
  const tag = state.stack.tag(target);
  if (owner !== undefined) {
    const values = () => tellArguments(state, [state.valueAt(from)]);
    state.use(owner, tag === tags.global ? 'change' : 'fill', () => `.${method}${values()}`);
  } else if (builtIn[method].includes(tag)) {
    state.putInto(state.stack.number(target), from);
  } else throw new BrokenStream(`${method} of a value that has no such method`);
}

function name(state: MachineState, encoding: 'utf-8' | 'ascii' = 'utf-8'): string {
  const line = state.line();
  if (encoding === 'ascii' && line.some((byte) => byte > 0x7f))
    throw new BrokenStream('a name that is not ASCII');
  try {
    return utf8.decode(line);
  } catch {
    throw new BrokenStream('a name that is not UTF-8');
  }
}

function named(state: MachineState, at: number): string | undefined {
  return state.stack.tag(at) === tags.text ? state.constants.text(state.stack.number(at)) : undefined;
}

function extension(state: MachineState, code: number): void {
  if (code <= 0) throw new BrokenStream(`extension code ${code} does not exist`);
  state.push(
    tags.global,
    state.use(state.callable({ kind: 'extension', code }), 'name', () => ''),
  );
}

function called(state: MachineState, at: number): number {
  const callable = state.callableAt(at);
  if (callable === undefined) throw new BrokenStream('a value is called that cannot be called');
  return callable;
}

/** Calls what stands at `callee` with the tuple at `args`; `taken` values go, what it gives comes. */
function call(
  state: MachineState,
  callee: number,
  args: number,
  taken: number,
  operation: 'call' | 'new',
): void {
  const callable = called(state, callee);
  const given = state.valueAt(args);
  const dtype = state.isGlobal(callable, 'numpy', 'dtype') ? dtypeFrom(state, given) : undefined;
  state.use(callable, unpacks(state, callable, given) ? 'unpack' : operation, () =>
    tellArguments(state, [given]),
  );
  noteIndirectUses(state, callable, given);
  const made = state.made(callable, [given]);
  if (dtype !== undefined) state.dtypes.keep(serialOf(made), dtype);
  state.drop(taken);
  state.push(tags.object, made);
}

/** Calls a callable with the values behind the mark. */
function callMarked(state: MachineState, callable: number, from: number): void {
  const args = { tag: tags.tuple, number: state.container(from) };
  state.use(callable, 'call', () => tellArguments(state, [args]));
  noteIndirectUses(state, callable, args);
  const made = state.made(callable, [args]);
  state.dropMarked();
  state.push(tags.object, made);
}

/** A tensor within a plain pickle: `torch.load` of bytes that stand in the stream, and are inspected by themselves. */
function unpacks(state: MachineState, callable: number, args: Value): boolean {
  if (!state.isGlobal(callable, 'torch.storage', '_load_from_bytes') || args.tag !== tags.tuple) return false;
  const [bytes, ...others] = state.contents.of(args.number)?.values ?? [];
  if (bytes?.tag !== tags.bytes || others.length > 0) return false;
  const constant = state.nested.findLast(({ op }) => op === bytes.number);
  if (constant !== undefined) constant.isLoaded = true;
  return constant !== undefined;
}

/** joblib reads on behind the state of its wrapper: the bytes of the array, or a stream of its own. */
function passArray(state: MachineState, args: number): void {
  const array = arrayBehind(state, state.valueAt(args));
  if (array === undefined) throw new OverLimit('how long an array of joblib is cannot be told');
  if (array.kind === 'stream') {
    state.drop(1);
    throw new StreamWithin();
  }
  const padding = array.isAligned ? state.window.u8() : 0;
  if (!state.window.skip(padding + array.length))
    throw new BrokenStream('the file ends in the middle of an array');
  state.arrayBytes += array.length;
  state.frameEnd = -1;
  state.drop(1);
}

/** By the byte of the opcode; `undefined` for STOP and for bytes that mean nothing. */
export const instructions: readonly (Instruction | undefined)[] = Array.from({ length: 256 }, (_, byte) => {
  const entry = Object.entries(table).find(([opcode]) => opcodes[opcode as OpcodeName] === byte);
  return entry?.[1];
});
