import {
  bytesOf,
  data,
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
  u64,
} from '../pickleAssembler.ts';
import {
  call,
  command,
  type HostileFile,
  harmlessPickle,
  hostileClass,
  hostilePickle,
  system,
} from './hostileFile.ts';

const argument = text(command);
const called = bytesOf(tuple(argument), op('REDUCE'));

/** What has run before the unpickler finds out. */
const broken = hostileClass('broken-stream', [
  ['no-opcode-behind.pkl', 'nullifAI, 02/2025', bytesOf(proto(4), call, op('POP'), 0xff)],
  ['no-stop.pkl', 'nullifAI, 02/2025', bytesOf(proto(4), call)],
  ['empty-stack-behind.pkl', 'nullifAI, 02/2025', bytesOf(proto(4), call, op('POP'), op('POP'), op('POP'))],
  ['no-such-memo-behind.pkl', 'nullifAI, 02/2025', stream(call, op('BINGET', 200))],
  [
    'no-such-protocol-behind.pkl',
    'nullifAI, 02/2025',
    bytesOf(proto(4), call, op('POP'), op('PROTO', 9), stop),
  ],
  ['a-number-is-called.pkl', 'nullifAI, 02/2025', stream(call, op('POP'), integer(1), tuple(), op('REDUCE'))],
  [
    'constant-beyond-the-end.pkl',
    'nullifAI, 02/2025',
    bytesOf(proto(4), call, op('BINBYTES', u32(100_000)), 'x'),
  ],
  ['huge-constant.pkl', 'nullifAI, 02/2025', bytesOf(proto(4), call, op('BINBYTES8', u64(2 ** 50)))],
  ['negative-length.pkl', 'nullifAI, 02/2025', bytesOf(proto(4), call, op('BINSTRING', u32(0xffffffff)))],
  ['not-utf-8.pkl', 'nullifAI, 02/2025', bytesOf(proto(4), call, op('SHORT_BINUNICODE', 1, 0xff), stop)],
  ['no-mark.pkl', 'nullifAI, 02/2025', stream(call, op('TUPLE'))],
  ['bad-integer.pkl', 'nullifAI, 02/2025', stream(call, op('INT', 'x\n'))],
  ['bad-string.pkl', 'nullifAI, 02/2025', stream(call, op('STRING', 'x\n'))],
  ['odd-dictionary.pkl', 'nullifAI, 02/2025', stream(call, op('MARK'), op('NONE'), op('DICT'))],
  ['only-the-name.pkl', 'nullifAI, 02/2025', bytesOf(proto(4), system)],
  [
    'old-protocol.pkl',
    'nullifAI, 02/2025',
    bytesOf(oldGlobal('os', 'system'), tuple(argument), op('REDUCE'), 0xff),
  ],
  ['missing-buffer.pkl', 'nullifAI, 02/2025', stream(call, op('NEXT_BUFFER'))],
  ['wrong-target.pkl', 'nullifAI, 02/2025', stream(call, op('POP'), integer(1), integer(2), op('APPEND'))],
]);

/** Where the unpicklers in C and in Python, or `pickletools`, part ways. */
const differences = hostileClass('parser-difference', [
  [
    'frame-too-long.pkl',
    'cpython #154848, fickling #317',
    bytesOf(proto(4), op('FRAME', u64(10_000)), call, stop),
  ],
  [
    'frame-too-short.pkl',
    'cpython #154848, fickling #317',
    bytesOf(proto(4), op('FRAME', u64(3)), call, stop),
  ],
  [
    'frame-in-frame.pkl',
    'cpython #154848, fickling #317',
    bytesOf(proto(4), op('FRAME', u64(60)), op('FRAME', u64(2)), call, stop),
  ],
  [
    'frame-of-nothing.pkl',
    'cpython #154848, fickling #317',
    bytesOf(proto(4), op('FRAME', u64(0)), call, stop),
  ],
  [
    'protocol-lowered.pkl',
    'PROTO',
    bytesOf(proto(4), proto(2), oldGlobal('commands', 'getoutput'), called, stop),
  ],
  ['protocol-twice.pkl', 'PROTO', bytesOf(proto(0), proto(4), call, stop)],
  [
    'carriage-return.pkl',
    'LF and CR',
    bytesOf(op('GLOBAL', 'os\nsystem\n'), op('STRING', "'x'\r\n"), op('TUPLE1'), op('REDUCE'), stop),
  ],
  [
    'spaces-in-string.pkl',
    'LF and CR',
    bytesOf(op('GLOBAL', 'os\nsystem\n'), op('STRING', "  'x'  \n"), op('TUPLE1'), op('REDUCE'), stop),
  ],
  [
    'arguments-are-a-list.pkl',
    'REDUCE',
    stream(system, op('EMPTY_LIST'), argument, op('APPEND'), op('REDUCE')),
  ],
  ['octal-integer.pkl', 'INT', stream(op('INT', '012\n'), op('POP'), call)],
  ['integer-with-underscores.pkl', 'INT', stream(op('INT', '1_0\n'), op('POP'), call)],
  ['long-without-l.pkl', 'LONG', stream(op('LONG', '7\n'), op('POP'), call)],
  ['popped-mark.pkl', 'POP', bytesOf(op('MARK'), op('POP'), oldGlobal('os', 'system'), called, stop)],
  [
    'dotted-name-of-protocol-2.pkl',
    'GLOBAL',
    bytesOf(proto(4), op('GLOBAL', 'pathlib\nos.system\n'), called, stop),
  ],
  ['no-protocol.pkl', 'PROTO', bytesOf(call, stop)],
  ['no-newline-at-the-end.pkl', 'LF and CR', bytesOf(proto(4), op('GLOBAL', 'os\nsystem'))],
]);

/** What stands behind the stream that a scanner reads. */
const trailing = hostileClass('trailing-data', [
  ['second-stream.pkl', 'more than one stream', bytesOf(harmlessPickle, hostilePickle)],
  ['sixth-stream.pkl', 'more than five streams', bytesOf(...Array(5).fill(harmlessPickle), hostilePickle)],
  [
    'hundredth-stream.pkl',
    'more than five streams',
    bytesOf(...Array(99).fill(harmlessPickle), hostilePickle),
  ],
  [
    'old-protocol-behind.pkl',
    'more than one stream',
    bytesOf(harmlessPickle, oldGlobal('os', 'system'), called, stop),
  ],
  [
    'behind-zeros.pkl',
    'trailing data',
    bytesOf(harmlessPickle, new Uint8Array(64), hostilePickle),
    'what follows a stream and zeros is data to the unpickler; only another reader would find it',
  ],
  [
    'behind-newline.pkl',
    'trailing data',
    bytesOf(harmlessPickle, '\n', hostilePickle),
    'what follows a stream and a line is data to the unpickler; only another reader would find it',
  ],
  ['behind-a-broken-one.pkl', 'more than one stream', bytesOf(hostilePickle, 0x80, 4, 0xff)],
]);

/** A pickle in a constant, and the callable that loads it. */
const loaders = `pickle:loads _pickle:loads cPickle:loads dill:loads cloudpickle:loads torch.storage:_load_from_bytes
  torch.utils.data.datapipes.utils.decoder:basichandlers torch.utils._config_module:ConfigModule.load_config joblib:load
  numpy:load pandas:read_pickle torch:load jsonpickle:decode`;

const nested = hostileClass('nested-pickle', [
  ...loaders
    .trim()
    .split(/\s+/)
    .map((each) => {
      const [module = '', name = ''] = each.split(':');
      return [
        `${module}-${name}.pkl`,
        'nested pickles',
        stream(reduce(stackGlobal(module, name), data(hostilePickle))),
      ] as const;
    }),
  ['nothing-loads-it.pkl', 'nested pickles', stream(data(hostilePickle))],
  [
    'old-protocol-in-bytes.pkl',
    'nested pickles',
    stream(data(bytesOf(oldGlobal('os', 'system'), called, stop))),
  ],
  [
    'in-a-state.pkl',
    'nested pickles',
    stream(op('EMPTY_DICT'), text('weights'), data(hostilePickle), op('SETITEM')),
  ],
  [
    'in-a-bytearray.pkl',
    'nested pickles',
    bytesOf(proto(5), op('BYTEARRAY8', u64(hostilePickle.length), hostilePickle), stop),
  ],
  ['twice.pkl', 'nested pickles', stream(data(stream(data(hostilePickle))))],
  ['broken-in-bytes.pkl', 'nested pickles', stream(data(bytesOf(proto(4), call, op('POP'), 0xff)))],
]);

export const brokenStreams: readonly HostileFile[] = [...broken, ...differences, ...trailing, ...nested];
