import {
  bytesOf,
  data,
  integer,
  longText,
  oldGlobal,
  op,
  proto,
  reduce,
  stackGlobal,
  stop,
  stream,
  text,
  tuple,
} from '../pickleAssembler.ts';
import { tarArchive } from '../tarAssembler.ts';
import { type ZipMember, zipArchive } from '../zipAssembler.ts';
import {
  call,
  code,
  command,
  type HostileFile,
  harmlessPickle,
  hostileClass,
  hostilePickle,
} from './hostileFile.ts';

const magic = Buffer.from('6cfc9c46f9206aa85019', 'hex');
const magicStream = bytesOf(proto(2), op('LONG1', 10, magic), stop);
const small = (value: number) => bytesOf(proto(2), integer(value), stop);
const legacy = (...streams: readonly Uint8Array[]) => bytesOf(...streams);
const keys = bytesOf(proto(2), op('EMPTY_LIST'), stop);

const legacyFiles = hostileClass('torch-legacy', [
  ['object.pt', 'legacy stream', legacy(magicStream, small(1001), harmlessPickle, hostilePickle, keys)],
  ['system.pt', 'legacy stream', legacy(magicStream, small(1001), hostilePickle, harmlessPickle, keys)],
  [
    'keys.pt',
    'legacy stream',
    legacy(magicStream, small(1001), harmlessPickle, harmlessPickle, hostilePickle),
  ],
  [
    'sixth.pt',
    'more than five streams',
    legacy(magicStream, small(1001), harmlessPickle, harmlessPickle, keys, hostilePickle),
  ],
  [
    'magic-by-eval.pt',
    'GHSA-97f8-7cmv-76j2',
    legacy(
      stream(reduce(stackGlobal('builtins', 'eval'), text(`${code} or 119547037146038801333356`))),
      small(1001),
      harmlessPickle,
      harmlessPickle,
      keys,
    ),
  ],
  [
    'magic-by-int.pt',
    'GHSA-97f8-7cmv-76j2',
    legacy(
      stream(call, op('POP'), op('LONG1', 10, magic)),
      small(1001),
      harmlessPickle,
      harmlessPickle,
      keys,
    ),
  ],
  [
    'magic-of-protocol-4.pt',
    'GHSA-97f8-7cmv-76j2',
    legacy(stream(op('LONG1', 10, magic)), small(1001), harmlessPickle, hostilePickle, keys),
  ],
  [
    'magic-as-text.pt',
    'GHSA-97f8-7cmv-76j2',
    legacy(
      bytesOf(op('LONG', '119547037146038801333356L\n'), stop),
      small(1001),
      harmlessPickle,
      hostilePickle,
      keys,
    ),
  ],
  ['broken-second.pt', 'legacy stream', legacy(magicStream, bytesOf(proto(4), call, op('POP'), 0xff))],
  [
    'tar-pickle.pt',
    'CVE-2025-32434',
    tarArchive([
      { name: 'sys_info', content: harmlessPickle },
      { name: 'pickle', content: hostilePickle },
      { name: 'storages', content: small(0) },
      { name: 'tensors', content: small(0) },
    ]),
  ],
  [
    'tar-storages.pt',
    'CVE-2025-32434',
    tarArchive([
      { name: 'sys_info', content: harmlessPickle },
      { name: 'pickle', content: harmlessPickle },
      { name: 'storages', content: hostilePickle },
      { name: 'tensors', content: small(0) },
    ]),
  ],
  [
    'tar-system.pt',
    'CVE-2025-32434',
    tarArchive([
      { name: 'sys_info', content: hostilePickle },
      { name: 'pickle', content: harmlessPickle },
      { name: 'storages', content: small(0) },
      { name: 'tensors', content: small(0) },
    ]),
  ],
]);

const archive = (...members: readonly ZipMember[]) =>
  zipArchive([...members, { name: 'model/version', content: Buffer.from('3\n') }], { alignment: 64 });
const pickleIn = (content: Uint8Array, name = 'data.pkl') => ({ name: `model/${name}`, content });

const orderedDict = reduce(stackGlobal('collections', 'OrderedDict'));
const storage = (size: number) =>
  bytesOf(
    op('MARK'),
    longText('storage'),
    stackGlobal('torch', 'FloatStorage'),
    longText('0'),
    longText('cpu'),
    integer(size),
    op('TUPLE'),
    op('BINPERSID'),
  );
const tensor = bytesOf(
  stackGlobal('torch._utils', '_rebuild_tensor_v2'),
  op('MARK'),
  storage(4),
  integer(0),
  tuple(integer(4)),
  tuple(integer(1)),
  op('NEWFALSE'),
  orderedDict,
  op('TUPLE'),
  op('REDUCE'),
);
const withStorage = (...parts: readonly Uint8Array[]) =>
  archive(pickleIn(stream(...parts)), { name: 'model/data/0', content: new Uint8Array(16) });

const guarded = hostileClass('torch-guard', [
  ['setitem.pt', 'CVE-2026-24747', withStorage(tensor, integer(9_000), integer(1), op('SETITEM'))],
  [
    'setitems.pt',
    'CVE-2026-24747',
    withStorage(tensor, op('MARK'), integer(9_000), integer(1), op('SETITEMS')),
  ],
  [
    'setitem-storage.pt',
    'CVE-2026-24747',
    withStorage(storage(4), integer(9_000), integer(1), op('SETITEM')),
    'what the loader gives for an id, the loader decides',
  ],
  [
    'setitem-by-memo.pt',
    'CVE-2026-24747',
    withStorage(tensor, op('MEMOIZE'), op('POP'), op('BINGET', 0), integer(9_000), integer(1), op('SETITEM')),
  ],
  ['append.pt', 'CVE-2026-24747', withStorage(tensor, integer(1), op('APPEND'))],
  [
    'weights-only-off.pt',
    'torch documentation',
    withStorage(reduce(stackGlobal('torch.serialization', 'add_safe_globals'), bytesOf(op('EMPTY_LIST')))),
  ],
]);

const scriptOf = (code: string) =>
  archive(pickleIn(harmlessPickle), pickleIn(stream(tuple()), 'constants.pkl'), {
    name: 'model/code/__torch__/m.py',
    content: Buffer.from(`class M(Module):\n  def forward(self: __torch__.M, x: Tensor) -> Tensor:\n${code}`),
  });

const scripts = hostileClass('torchscript', [
  ['save.pt', 'arXiv 2508.19774', scriptOf('    torch.save(x, "/tmp/mw-marker")\n    return x\n')],
  ['from-file.pt', 'CVE-2025-32434', scriptOf('    return torch.from_file("/etc/passwd", False, 10)\n')],
  ['as-a-method.pt', 'arXiv 2508.19774', scriptOf('    x.save("/tmp/mw-marker")\n    return x\n')],
  [
    'constants.pt',
    'torchscript',
    archive(pickleIn(harmlessPickle), pickleIn(hostilePickle, 'constants.pkl'), {
      name: 'model/code/__torch__/m.py',
      content: Buffer.from('class M(Module):\n  pass\n'),
    }),
  ],
  [
    'bytecode.ptl',
    'torchscript',
    archive(pickleIn(harmlessPickle), pickleIn(hostilePickle, 'bytecode.pkl'), {
      name: 'model/code/__torch__/m.py',
      content: Buffer.from('class M(Module):\n  pass\n'),
    }),
  ],
  [
    'debug.pt',
    'torchscript',
    archive(
      pickleIn(harmlessPickle),
      pickleIn(stream(tuple()), 'constants.pkl'),
      { name: 'model/code/__torch__/m.py', content: Buffer.from('class M(Module):\n  pass\n') },
      { name: 'model/code/__torch__/m.py.debug_pkl', content: hostilePickle },
    ),
  ],
  [
    'extra.pt',
    'torchscript',
    archive(pickleIn(harmlessPickle), { name: 'model/extra/notes.json', content: hostilePickle }),
  ],
  [
    'as-a-storage.pt',
    'torch archive',
    archive(
      pickleIn(stream(storage(4))),
      { name: 'model/data/0', content: new Uint8Array(16) },
      { name: 'model/data/1', content: hostilePickle },
    ),
  ],
  [
    'sharded-name.bin',
    'torch archive',
    archive(pickleIn(stream(op('EMPTY_DICT'), text('a'), data(hostilePickle), op('SETITEM')))),
  ],
  [
    'old-protocol.pt',
    'torch archive',
    archive(pickleIn(bytesOf(oldGlobal('os', 'system'), tuple(text(command)), op('REDUCE'), stop))),
  ],
  ['broken.pt', 'nullifAI, 02/2025', archive(pickleIn(bytesOf(proto(4), call, op('POP'), 0xff)))],
]);

export const torchFiles: readonly HostileFile[] = [...legacyFiles, ...guarded, ...scripts];
