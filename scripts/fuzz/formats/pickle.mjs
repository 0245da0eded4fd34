import { opcodes } from '../../../core/src/formats/pickle/opcodes.ts';
import {
  bytesOf,
  data,
  integer,
  longText,
  op,
  proto,
  reduce,
  stackGlobal,
  stop,
  text,
  tuple,
  u32,
  u64,
} from '../../../test/support/pickleAssembler.ts';
import { stateDictPickle } from '../../../test/support/torchArchive.ts';

/** Callables with the state of a stream that calls them. */
const callables = [
  ['collections', 'OrderedDict', 'clean'],
  ['builtins', 'set', 'clean'],
  ['torch', 'Size', 'clean'],
  ['somebody.else', 'Thing', 'unknown'],
  ['os', 'system', 'dangerous'],
  ['builtins', 'eval', 'dangerous'],
];

const names = Object.keys(opcodes);
const noOperand = names.filter(
  (name) => !/^(?:PROTO|FRAME|.*INT|.*BYTES.*|.*STRING.*|.*UNICODE.*)$/.test(name),
);

/** A value of a stream in parts that stand by themselves. @returns {Uint8Array[]} */
function value(chance, depth, note) {
  const inner = () => value(chance, depth + 1, note);
  switch (depth > 4 ? chance.below(8) : chance.below(16)) {
    case 0:
      return [integer(chance.below(300))];
    case 1:
      return [op('BININT', u32(chance.below(2 ** 31)))];
    case 2:
      return [text(chance.word())];
    case 3:
      return [longText(chance.word().repeat(chance.between(1, 40)))];
    case 4:
      return [data(chance.oneIn(4) && depth < 3 ? nested(chance, note) : chance.bytes(chance.below(40)))];
    case 5:
      return [op('BINFLOAT', chance.bytes(8))];
    case 6:
      return [op(chance.pick(['NONE', 'NEWTRUE', 'NEWFALSE', 'EMPTY_LIST', 'EMPTY_DICT', 'EMPTY_TUPLE']))];
    case 7:
      return [op('LONG1', 2, chance.bytes(2))];
    case 8:
      return [op('EMPTY_LIST'), op('MEMOIZE'), op('MARK'), ...several(chance, inner), op('APPENDS')];
    case 9:
      return [
        op('EMPTY_DICT'),
        op('MARK'),
        ...chance.several(0, 3, () => [text(chance.word()), ...inner()]).flat(),
        op('SETITEMS'),
      ];
    case 10:
      return [op('MARK'), ...several(chance, inner), op('TUPLE')];
    case 11:
      return [...inner(), ...inner(), op('TUPLE2')];
    case 12:
      return [op('MARK'), integer(1), integer(2), op('FROZENSET')];
    case 13:
      return [op('FRAME', u64(2)), integer(7), ...inner()];
    case 14: {
      const [module, name, state] = chance.pick(callables.slice(0, chance.oneIn(3) ? undefined : 3));
      note(state);
      return [...[text(module), text(name), op('STACK_GLOBAL')], op('EMPTY_TUPLE'), op('REDUCE')];
    }
    default: {
      const index = chance.below(4) + 100;
      return [...inner(), op('BINPUT', index), op('POP'), op('BINGET', index)];
    }
  }
}

/** A pickle in a constant, which a call of the stream may load. */
function nested(chance, note) {
  const { bytes, state } = pickleStream(chance, true);
  note(state);
  return bytes;
}

/** Functions that call what they are given. */
function indirect(chance) {
  const [module, name] = chance.pick([
    ['collections', 'defaultdict'],
    ['copyreg', '_reconstructor'],
    ['copyreg', '__newobj__'],
    ['torch._utils', '_rebuild_wrapper_subclass'],
    ['torch.storage', '_load_from_bytes'],
  ]);
  const [argument, inArgument] = chance.pick(callables);
  return [
    ...[stackGlobal(module, name), stackGlobal(argument, inArgument), op('NONE'), op('TUPLE2')],
    chance.pick([op('REDUCE'), op('NEWOBJ')]),
    op('EMPTY_DICT'),
    op('BUILD'),
  ];
}

function several(chance, make) {
  return chance.several(0, 3, make).flat();
}

/** An opcode with operands of the right kind, wherever it makes sense or not. */
function anyOpcode(chance) {
  switch (chance.below(8)) {
    case 0:
      return op('BINGET', chance.edge(255));
    case 1:
      return op(chance.pick(['LONG_BINPUT', 'LONG_BINGET', 'EXT4']), u32(chance.edge(2 ** 32 - 1)));
    case 2:
      return op(chance.pick(['BINUNICODE', 'BINBYTES', 'LONG4']), u32(chance.edge(2 ** 32 - 1)), 'abc');
    case 3:
      return op(chance.pick(['BINUNICODE8', 'BINBYTES8', 'BYTEARRAY8', 'FRAME']), u64(chance.edge()));
    case 4:
      return op(
        chance.pick(['INT', 'LONG', 'FLOAT', 'GET', 'PUT', 'UNICODE', 'STRING']),
        `${chance.pick(lines)}\n`,
      );
    case 5:
      return op(chance.pick(['GLOBAL', 'INST']), `${chance.word()}\n${chance.word()}\n`);
    case 6:
      return op('PERSID', `${chance.word()}\n`);
    default:
      return op(chance.pick(noOperand));
  }
}

const lines = [
  '0',
  '01',
  '1L',
  '-7',
  '1e5',
  'nan',
  "'text'",
  "'\\x41'",
  '\\u0041',
  '"',
  '99999999999',
  '+1_0',
];

/** Swaps, drops, doubles and puts in opcodes. */
function shuffled(parts, chance) {
  const changed = [...parts];
  for (let left = chance.between(1, 3); left > 0; left -= 1) {
    const [at, other] = [chance.below(changed.length), chance.below(changed.length)];
    const kind = chance.below(6);
    if (kind === 0) changed.splice(at, 1);
    else if (kind === 1) changed.splice(at, 0, changed[other] ?? stop);
    else if (kind === 2) changed.splice(at, 0, anyOpcode(chance));
    else if (kind === 3) changed[at] = anyOpcode(chance);
    else if (kind === 4) changed.splice(at, 0, ...indirect(chance));
    else [changed[at], changed[other]] = [changed[other] ?? stop, changed[at] ?? stop];
  }
  return changed;
}

/** A stream as a pickler writes it, or one whose opcodes are in disorder. */
export function pickleStream(chance, isValid) {
  const states = ['clean'];
  const parts = value(chance, 0, (state) => states.push(state));
  const body = isValid ? parts : shuffled(parts, chance);
  const protocol = isValid ? 4 : chance.mostly(4, () => chance.below(8));
  return {
    bytes: bytesOf(proto(protocol), ...body, stop),
    state: ['dangerous', 'unknown', 'clean'].find((state) => states.includes(state)),
  };
}

const pickle = {
  id: 'pickle',
  names: ['model.pkl', 'model.pickle', 'optimizer.pt'],
  family: ['pickle', 'joblib'],
  isWhole: true,
  make: pickleStream,
};

/** Streams of the oldest protocols, in lines of text. */
const oldPickle = {
  id: 'pickle of protocol 0',
  names: ['model.pkl'],
  family: ['pickle'],
  isWhole: true,
  make(chance, isValid) {
    const state = chance.pick(callables);
    const parts = [
      op('MARK'),
      op('LIST'),
      op('PUT', '0\n'),
      ...chance
        .several(1, 4, () => [
          chance.pick([op('INT', '7\n'), op('UNICODE', 'a\n'), op('STRING', "'a'\n"), op('FLOAT', '1.5\n')]),
          op('APPEND'),
        ])
        .flat(),
      op('GLOBAL', `${state[0]}\n${state[1]}\n`),
      op('MARK'),
      op('TUPLE'),
      op('REDUCE'),
      op('APPEND'),
      op('GET', '0\n'),
    ];
    return { bytes: bytesOf(...(isValid ? parts : shuffled(parts, chance)), stop), state: state[2] };
  },
};

const dtypes = ['f8', 'i4', 'f4', 'O8', 'U3', 'S4', 'b1'];

/** An array as joblib writes it into a stream. */
function joblibArray(chance, isValid) {
  const name = isValid ? chance.pick(['f8', 'i4', 'f4']) : chance.pick(dtypes);
  const count = chance.between(0, 6);
  const size = Number(name.slice(1)) * count;
  const padding = chance.below(4);
  return [
    stackGlobal('joblib.numpy_pickle', 'NumpyArrayWrapper'),
    ...[op('EMPTY_TUPLE'), op('NEWOBJ'), op('EMPTY_DICT'), op('MARK')],
    ...[
      text('shape'),
      tuple(integer(isValid ? count : chance.mostly(count, () => chance.edge(2 ** 31 - 1)))),
    ],
    ...[text('dtype'), reduce(stackGlobal('numpy', 'dtype'), text(name), op('NEWFALSE'), op('NEWTRUE'))],
    ...[text('numpy_array_alignment_bytes'), integer(16)],
    ...[op('SETITEMS'), op('BUILD')],
    name === 'O8'
      ? pickleStream(chance, isValid).bytes
      : bytesOf(padding, new Uint8Array(padding), chance.bytes(size)),
    op('APPEND'),
  ];
}

const joblib = {
  id: 'joblib',
  names: ['model.joblib', 'model.pkl'],
  family: ['joblib', 'pickle'],
  isWhole: true,
  make(chance, isValid) {
    const parts = [op('EMPTY_LIST'), ...chance.several(1, 3, () => joblibArray(chance, isValid)).flat()];
    const body = isValid || chance.oneIn(2) ? parts : shuffled(parts, chance);
    return { bytes: bytesOf(proto(4), ...body, stop), state: 'clean' };
  },
};

export const legacyMagic = bytesOf(
  proto(2),
  op('LONG1', 10, Uint8Array.from([0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19])),
  stop,
);

/** What `torch.save` wrote before 1.6. */
const legacyTorch = {
  id: 'torch-legacy',
  names: ['pytorch_model.bin', 'model.pth'],
  family: ['torch-legacy', 'pickle'],
  isWhole: true,
  make(chance, isValid) {
    const count = chance.between(0, 8);
    const tensors = { weight: { dtype: 'F32', shape: [count] } };
    const parts = [
      legacyMagic,
      bytesOf(proto(2), op('BININT2', 0xe9, 3), stop),
      bytesOf(
        proto(2),
        op('EMPTY_DICT'),
        op('MARK'),
        longText('little_endian'),
        op('NEWTRUE'),
        op('SETITEMS'),
        stop,
      ),
      stateDictPickle(tensors),
      bytesOf(proto(2), op('EMPTY_LIST'), op('MARK'), longText('0'), op('APPENDS'), stop),
      u64(isValid ? count : chance.mostly(count, () => chance.edge())),
      chance.bytes(count * 4),
    ];
    const at = chance.between(1, 4);
    if (!isValid && chance.oneIn(2)) parts[at] = pickleStream(chance, chance.oneIn(2)).bytes;
    return { bytes: bytesOf(...parts), state: 'clean' };
  },
};

export const pickles = [pickle, oldPickle, joblib, legacyTorch];
