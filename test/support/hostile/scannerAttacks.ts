import { deflateRawSync, gzipSync } from 'node:zlib';
import {
  bytesOf,
  data,
  integer,
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
import { zipArchive } from '../zipAssembler.ts';
import { call, type HostileFile, harmlessPickle, hostileClass, hostilePickle } from './hostileFile.ts';

const repeated = (count: number, ...parts: readonly Uint8Array[]): Uint8Array =>
  Buffer.concat(Array(count).fill(bytesOf(...parts)));
const names = (source: string) => reduce(stackGlobal(...(source.split(':') as [string, string])));

/** Pairs of a pair, sixty times: 2^60 leaves in a hundred bytes. */
const laughs = bytesOf(integer(1), repeated(60, op('DUP'), op('TUPLE2')));

/** Meant for what checks the file, before or beside its harm. */
export const scannerAttacks: readonly HostileFile[] = hostileClass('scanner-attack', [
  [
    'fickling-off.pkl',
    'fickling ScannerDeactivation',
    stream(names('fickling.hook:deactivate_safe_ml_environment')),
  ],
  ['picklescan-off.pkl', 'fickling ScannerDeactivation', stream(names('picklescan.scanner:scan_bytes'))],
  ['modelscan-off.pkl', 'fickling ScannerDeactivation', stream(names('modelscan.modelscan:ModelScan'))],
  ['modelaudit-off.pkl', 'fickling ScannerDeactivation', stream(names('modelaudit.core:scan_file'))],
  ['hook-missed.pkl', 'fickling GHSA-wccx, fphw', stream(reduce(stackGlobal('_pickle', 'Unpickler')))],
  [
    'list-in-itself.pkl',
    'cycles',
    stream(op('EMPTY_LIST'), op('MEMOIZE'), op('BINGET', 0), op('APPEND'), op('POP'), call),
  ],
  [
    'dictionary-in-itself.pkl',
    'cycles',
    stream(op('EMPTY_DICT'), op('MEMOIZE'), text('a'), op('BINGET', 0), op('SETITEM'), op('POP'), call),
  ],
  [
    'tuple-in-itself.pkl',
    'cycles',
    stream(
      op('EMPTY_LIST'),
      op('MEMOIZE'),
      op('TUPLE1'),
      op('MEMOIZE'),
      op('POP'),
      op('BINGET', 0),
      op('BINGET', 1),
      op('APPEND'),
      op('POP'),
      call,
    ),
  ],
  [
    'argument-in-itself.pkl',
    'cycles',
    stream(
      stackGlobal('os', 'system'),
      op('EMPTY_LIST'),
      op('MEMOIZE'),
      op('BINGET', 0),
      op('APPEND'),
      op('TUPLE1'),
      op('REDUCE'),
    ),
  ],
  ['billion-laughs.pkl', 'fickling #196', stream(laughs, op('POP'), call)],
  [
    'billion-laughs-as-argument.pkl',
    'fickling #211',
    stream(stackGlobal('os', 'system'), laughs, op('TUPLE1'), op('REDUCE')),
  ],
  ['deep-tuples.pkl', 'recursion', stream(op('NONE'), repeated(50_000, op('TUPLE1')), op('POP'), call)],
  [
    'deep-lists.pkl',
    'recursion',
    stream(repeated(20_000, op('EMPTY_LIST')), repeated(19_999, op('APPEND')), op('POP'), call),
  ],
  [
    'deep-argument.pkl',
    'recursion',
    stream(stackGlobal('os', 'system'), op('NONE'), repeated(50_000, op('TUPLE1')), op('REDUCE')),
  ],
  [
    'deep-calls.pkl',
    'recursion',
    stream(stackGlobal('os', 'system'), repeated(5_000, op('EMPTY_TUPLE'), op('REDUCE'))),
  ],
  ['many-marks.pkl', 'stack', stream(repeated(100_000, op('MARK')), repeated(100_000, op('POP_MARK')), call)],
  ['many-values.pkl', 'stack', stream(repeated(300_000, op('NONE')), call)],
  ['many-opcodes.pkl', 'opcodes', stream(repeated(1_000_000, op('NONE'), op('POP')), call)],
  ['many-memo-entries.pkl', 'memo', stream(op('NONE'), repeated(300_000, op('MEMOIZE')), call)],
  ['far-memo-entry.pkl', 'memo', stream(op('NONE'), op('LONG_BINPUT', u32(0xffffffff)), op('POP'), call)],
  [
    'many-gets.pkl',
    'GET ratio',
    stream(op('NONE'), op('MEMOIZE'), op('POP'), repeated(200_000, op('BINGET', 0), op('POP')), call),
  ],
  [
    'many-names.pkl',
    'imports',
    stream(
      ...Array.from({ length: 3_000 }, (_, index) => bytesOf(stackGlobal(`m${index}`, 'x'), op('POP'))),
      call,
    ),
  ],
  [
    'long-name.pkl',
    'names',
    stream(
      op('BINUNICODE', u32(200_000), 'x'.repeat(200_000)),
      text('y'),
      op('STACK_GLOBAL'),
      op('POP'),
      call,
    ),
  ],
  ['long-digits.pkl', 'int() is quadratic', stream(op('INT', `${'9'.repeat(100_000)}\n`), op('POP'), call)],
  [
    'long-integer.pkl',
    'LONG4',
    stream(op('LONG4', u32(500_000), new Uint8Array(500_000).fill(0x7f)), op('POP'), call),
  ],
  ['long-line.pkl', 'lines', stream(op('STRING', `'${'a'.repeat(500_000)}'\n`), op('POP'), call)],
  ['many-streams.pkl', 'streams', bytesOf(repeated(2_000, harmlessPickle), hostilePickle)],
  [
    'many-pickles-in-constants.pkl',
    'nested pickles',
    stream(repeated(500, data(harmlessPickle), op('POP')), data(hostilePickle)),
  ],
  [
    'deep-pickles-in-constants.pkl',
    'nested pickles',
    Array.from({ length: 4 }).reduce<Uint8Array>((inner) => stream(data(inner)), hostilePickle),
  ],
  ['huge-frame.pkl', 'FRAME', bytesOf(proto(4), op('FRAME', u64(2 ** 53 - 1)), call, stop)],
  [
    'unhashable-key.pkl',
    'hashing',
    stream(op('EMPTY_DICT'), op('EMPTY_LIST'), op('NONE'), op('SETITEM'), op('POP'), call),
  ],
  [
    'shadowed-analysis.pkl',
    'fickling GHSA-cffv-grgg-g429',
    stream(
      stackGlobal('collections', 'OrderedDict'),
      op('POP'),
      reduce(stackGlobal('collections', 'OrderedDict')),
      op('POP'),
      call,
    ),
  ],
  [
    'machine-learning-context.pkl',
    'ModelAudit bug1',
    stream(
      ...[
        'torch.nn.modules.linear:Linear',
        'torch.nn.modules.conv:Conv2d',
        'collections:OrderedDict',
      ].flatMap((each) => [stackGlobal(...(each.split(':') as [string, string])), op('POP')]),
      text('state_dict'),
      text('model.layers.0.weight'),
      tuple(text('epoch')),
      op('POP'),
      op('POP'),
      op('POP'),
      call,
    ),
  ],
  [
    'zip-bomb.pt',
    'bombs',
    zipArchive([
      { name: 'model/data.pkl', content: hostilePickle },
      {
        name: 'model/data/0',
        content: Buffer.alloc(20_000_000),
        method: 8,
        packed: deflateRawSync(Buffer.alloc(20_000_000)),
      },
    ]),
  ],
  [
    'gzip-bomb.joblib',
    'bombs',
    gzipSync(
      Buffer.concat([stream(op('BINBYTES', u32(20_000_000), Buffer.alloc(20_000_000)), op('POP'), call)]),
    ),
  ],
  [
    'many-members.zip',
    'bombs',
    zipArchive([
      ...Array.from({ length: 3_000 }, (_, index) => ({ name: `a/${index}.txt`, content: Buffer.from('a') })),
      { name: 'z.pkl', content: hostilePickle },
    ]),
  ],
]);
