import {
  bytesOf,
  integer,
  oldGlobal,
  op,
  proto,
  reduce,
  stackGlobal,
  stop,
  stream,
  text,
  tuple,
  u32,
} from '../pickleAssembler.ts';
import { call, code, command, type HostileFile, hostileClass, system } from './hostileFile.ts';

const argument = text(command);
const called = bytesOf(tuple(argument), op('REDUCE'));
const pop = op('POP');
/** A text that goes to the memo and from the stack. */
const stored = (value: string, index: number) => bytesOf(text(value), op('BINPUT', index), pop);
const recalled = (...indexes: readonly number[]) => bytesOf(...indexes.map((index) => op('BINGET', index)));

/** Whoever looks back over opcodes for the operands of STACK_GLOBAL finds others than the unpickler. */
const memo = hostileClass('memo', [
  [
    'recalled.pkl',
    'picklescan #14',
    stream(stored('os', 0), stored('system', 1), recalled(0, 1), op('STACK_GLOBAL'), called),
  ],
  [
    'memoize.pkl',
    'picklescan #14',
    stream(
      ...['os', 'system'].map((each) => bytesOf(text(each), op('MEMOIZE'), pop)),
      recalled(0, 1),
      op('STACK_GLOBAL'),
      called,
    ),
  ],
  [
    'overwritten.pkl',
    'picklescan #22',
    stream(stored('math', 7), stored('os', 7), recalled(7), text('system'), op('STACK_GLOBAL'), called),
  ],
  [
    'long-index.pkl',
    'picklescan #22',
    stream(
      text('os'),
      op('LONG_BINPUT', u32(70_000)),
      pop,
      op('LONG_BINGET', u32(70_000)),
      text('system'),
      op('STACK_GLOBAL'),
      called,
    ),
  ],
  [
    'text-index.pkl',
    'picklescan #22',
    stream(text('os'), op('PUT', '12\n'), pop, op('GET', '12\n'), text('system'), op('STACK_GLOBAL'), called),
  ],
  [
    'strings.pkl',
    'GHSA-9gvj-pp9x-gcfr',
    bytesOf(proto(4), op('STRING', "'os'\n"), op('STRING', "'system'\n"), op('STACK_GLOBAL'), called, stop),
  ],
  [
    'short-binstrings.pkl',
    'GHSA-9gvj-pp9x-gcfr',
    stream(op('SHORT_BINSTRING', 2, 'os'), op('SHORT_BINSTRING', 6, 'system'), op('STACK_GLOBAL'), called),
  ],
  [
    'binstrings.pkl',
    'GHSA-9gvj-pp9x-gcfr',
    stream(op('BINSTRING', u32(2), 'os'), op('BINSTRING', u32(6), 'system'), op('STACK_GLOBAL'), called),
  ],
  [
    'escaped-string.pkl',
    'escape forms',
    stream(op('STRING', "'o\\x73'\n"), text('system'), op('STACK_GLOBAL'), called),
  ],
  [
    'escaped-unicode.pkl',
    'escape forms',
    stream(op('UNICODE', 'o\\u0073\n'), op('UNICODE', 'system\n'), op('STACK_GLOBAL'), called),
  ],
  [
    'binunicode8.pkl',
    'BINUNICODE8',
    stream(op('BINUNICODE8', u32(2), u32(0), 'os'), text('system'), op('STACK_GLOBAL'), called),
  ],
  [
    'values-between.pkl',
    'look-back over opcodes',
    stream(text('os'), integer(1), pop, text('system'), text('math'), pop, op('STACK_GLOBAL'), called),
  ],
  ['dup.pkl', 'look-back over opcodes', stream(text('code'), op('DUP'), op('STACK_GLOBAL'), called)],
  [
    'callable-in-memo.pkl',
    'look-back over opcodes',
    stream(
      system,
      op('MEMOIZE'),
      pop,
      argument,
      op('TUPLE1'),
      op('MEMOIZE'),
      pop,
      recalled(0, 1),
      op('REDUCE'),
    ),
  ],
]);

const bytecode = (...parts: readonly Uint8Array[]) =>
  stream(...parts, text('system'), op('STACK_GLOBAL'), called);

const computed = hostileClass('computed-name', [
  ['str.pkl', 'fickling #125', bytecode(reduce(stackGlobal('builtins', 'str'), text('os')))],
  [
    'decode.pkl',
    'fickling #125',
    bytecode(reduce(stackGlobal('_codecs', 'decode'), text('bf'), text('rot13'))),
  ],
  [
    'encode.pkl',
    'fickling #125',
    bytecode(reduce(stackGlobal('_codecs', 'encode'), text('bf'), text('rot13'))),
  ],
  [
    'join.pkl',
    'fickling #125',
    bytecode(reduce(stackGlobal('builtins', 'str.join'), text(''), tuple(text('o'), text('s')))),
  ],
  ['bytes.pkl', 'fickling #125', bytecode(op('SHORT_BINBYTES', 2, 'os'))],
  ['persistent.pkl', 'fickling #125', bytecode(text('os'), op('BINPERSID'))],
  [
    'both.pkl',
    'fickling #125',
    stream(
      reduce(stackGlobal('builtins', 'str'), text('os')),
      reduce(stackGlobal('builtins', 'str'), text('system')),
      op('STACK_GLOBAL'),
      called,
    ),
  ],
  [
    'from-a-list.pkl',
    'fickling #125',
    bytecode(reduce(stackGlobal('builtins', 'str'), bytesOf(op('EMPTY_LIST')))),
  ],
]);

/** Everything that calls, beside REDUCE, also where what it gives is thrown away. */
const opcodes = hostileClass('call-opcode', [
  ['inst.pkl', 'picklescan #21', bytesOf(op('MARK'), argument, op('INST', 'os\nsystem\n'), stop)],
  [
    'inst-protocol-4.pkl',
    'picklescan #21',
    bytesOf(proto(4), op('MARK'), argument, op('INST', 'os\nsystem\n'), stop),
  ],
  [
    'inst-popped.pkl',
    'picklescan #21',
    bytesOf(op('MARK'), argument, op('INST', 'os\nsystem\n'), pop, op('NONE'), stop),
  ],
  ['inst-without-mark.pkl', 'picklescan #21', bytesOf(op('INST', 'os\nsystem\n'), stop)],
  [
    'obj.pkl',
    'fickling GHSA-mxhj-88fx-4pcv',
    bytesOf(op('MARK'), oldGlobal('os', 'system'), argument, op('OBJ'), stop),
  ],
  [
    'obj-popped.pkl',
    'fickling GHSA-mxhj-88fx-4pcv',
    bytesOf(proto(4), op('MARK'), system, argument, op('OBJ'), pop, op('NONE'), stop),
  ],
  [
    'obj-to-mark.pkl',
    'fickling GHSA-mxhj-88fx-4pcv',
    bytesOf(proto(4), op('MARK'), op('MARK'), system, argument, op('OBJ'), op('POP_MARK'), op('NONE'), stop),
  ],
  ['newobj.pkl', 'call opcodes', stream(stackGlobal('subprocess', 'Popen'), tuple(argument), op('NEWOBJ'))],
  [
    'newobj-ex.pkl',
    'call opcodes',
    stream(stackGlobal('subprocess', 'Popen'), tuple(argument), op('EMPTY_DICT'), op('NEWOBJ_EX')),
  ],
  ['reduce-popped.pkl', 'call opcodes', stream(call, pop, op('EMPTY_DICT'))],
  ['import-popped.pkl', 'call opcodes', stream(system, pop, op('EMPTY_DICT'))],
  ['import-alone.pkl', 'call opcodes', stream(system)],
  [
    'build-module-state.pkl',
    'call opcodes',
    stream(stackGlobal('sys', 'modules'), op('EMPTY_DICT'), op('BUILD')),
  ],
  [
    'build-class-state.pkl',
    'call opcodes',
    stream(
      stackGlobal('collections', 'OrderedDict'),
      op('EMPTY_DICT'),
      text('__setstate__'),
      system,
      op('SETITEM'),
      op('BUILD'),
    ),
  ],
  ['append-to-path.pkl', 'call opcodes', stream(stackGlobal('sys', 'path'), text('/tmp'), op('APPEND'))],
  ['default-factory.pkl', 'call opcodes', stream(reduce(stackGlobal('collections', 'defaultdict'), system))],
  [
    'reconstructor.pkl',
    'call opcodes',
    stream(
      reduce(
        stackGlobal('copyreg', '_reconstructor'),
        stackGlobal('subprocess', 'Popen'),
        stackGlobal('builtins', 'object'),
        op('NONE'),
      ),
    ),
  ],
  [
    'rebuild-from-type.pkl',
    'torch._tensor calls its argument',
    stream(reduce(stackGlobal('torch._tensor', '_rebuild_from_type_v2'), system, system, tuple(argument))),
  ],
  [
    'chain.pkl',
    'picklescan GHSA-84r2',
    stream(
      reduce(
        reduce(stackGlobal('operator', 'methodcaller'), text('system'), argument),
        reduce(stackGlobal('pydoc', 'locate'), text('os')),
      ),
    ),
  ],
  [
    'partial.pkl',
    'call opcodes',
    stream(reduce(reduce(stackGlobal('functools', 'partial'), system, argument))),
  ],
  [
    'getattr.pkl',
    'call opcodes',
    stream(
      reduce(
        reduce(
          stackGlobal('builtins', 'getattr'),
          reduce(stackGlobal('builtins', '__import__'), text('os')),
          text('system'),
        ),
        argument,
      ),
    ),
  ],
  [
    'map.pkl',
    'call opcodes',
    stream(
      reduce(
        stackGlobal('builtins', 'list'),
        reduce(stackGlobal('builtins', 'map'), stackGlobal('builtins', 'exec'), tuple(text(code))),
      ),
    ),
  ],
]);

const registry = 'which callable it is, the registry of the loading process says, not the file';

const extensions = hostileClass('extension-registry', [
  ['ext1.pkl', 'fickling #172, ModelAudit #623', stream(op('EXT1', 7), called), registry],
  ['ext2.pkl', 'fickling #172, ModelAudit #623', stream(op('EXT2', 1, 2), called), registry],
  ['ext4.pkl', 'fickling #172, ModelAudit #623', stream(op('EXT4', u32(70_000)), called), registry],
  [
    'ext1-popped.pkl',
    'fickling #172, ModelAudit #623',
    stream(op('EXT1', 7), called, pop, op('NONE')),
    registry,
  ],
  [
    'registered-first.pkl',
    'fickling #172, ModelAudit #623',
    stream(
      reduce(stackGlobal('copyreg', 'add_extension'), text('os'), text('system'), integer(7)),
      pop,
      op('EXT1', 7),
      called,
    ),
  ],
]);

const persistent = hostileClass('persistent-id', [
  [
    'storage-type.pkl',
    'torch persistent ids',
    stream(tuple(text('storage'), system, text('0')), op('BINPERSID')),
  ],
  [
    'storage-type-called.pkl',
    'torch persistent ids',
    stream(tuple(text('storage'), call, text('0')), op('BINPERSID')),
  ],
  ['id-is-a-call.pkl', 'torch persistent ids', stream(call, op('BINPERSID'))],
  ['id-is-a-name.pkl', 'torch persistent ids', stream(system, op('BINPERSID'))],
  [
    'module.pkl',
    "torch's old `module` ids",
    stream(tuple(text('module'), system, text('file.py')), op('BINPERSID'), called),
  ],
  ['in-text.pkl', 'PERSID', bytesOf(op('PERSID', 'os.system\n'), pop, call, stop)],
]);

export const hostileStreams: readonly HostileFile[] = [
  ...memo,
  ...computed,
  ...opcodes,
  ...extensions,
  ...persistent,
];
