import {
  bytesOf,
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
import { code, command, type HostileFile, type HostileRow, hostileClass } from './hostileFile.ts';

function calls(source: string, names: string, argument: string) {
  return names
    .trim()
    .split(/\s+/)
    .map((each) => {
      const [module = '', name = ''] = each.split(':');
      return [
        `${module}-${name}.pkl`,
        source,
        stream(reduce(stackGlobal(module, name), text(argument))),
      ] as const;
    });
}

/** A list that names a module by itself does not name those in it. */
const submodules = hostileClass('submodule', [
  ...calls(
    'CVE-2025-10157, GHSA-f7qq-56ww-84cr',
    'asyncio.unix_events:_UnixSubprocessTransport._start asyncio.subprocess:create_subprocess_shell',
    command,
  ),
  ...calls(
    'the same, of other denied modules',
    `ctypes.util:find_library distutils.spawn:spawn importlib._bootstrap:_load multiprocessing.popen_fork:Popen
     multiprocessing.reduction:register concurrent.futures.process:ProcessPoolExecutor pip._internal.cli.main:main
     pip._internal:main numpy.f2py.diagnose:run_command numpy.distutils.misc_util:exec_mod_from_location
     urllib.request:FancyURLopener.open http.server:CGIHTTPRequestHandler unittest.mock:_importer
     test.support:run_unittest logging.config:_resolve torch._inductor.utils:do_bench torch.hub._utils:load_code`,
    command,
  ),
]);

/** From a harmless module, by attributes, to one that is not. */
const walks = hostileClass('attribute-walk', [
  ...calls('fickling GHSA-5j3x-jp52-966f', 'pathlib:os.system shutil_safe:os.system', command),
  ...calls(
    'open in fickling 0.1.12',
    `random:_os.system glob:os.system tokenize:_builtin_open.__self__.eval statistics:sys.modules.clear
     typing:sys.modules.get secrets:os.popen`,
    command,
  ),
  ...calls(
    'modelscan #89',
    `numpy:__builtins__.eval numpy.core._internal:sys.modules.get numpy:os.system numpy:sys.modules.get`,
    code,
  ),
  ...calls(
    'the same, by objects that every value has',
    `collections:OrderedDict.__init__.__globals__.get collections:OrderedDict.__reduce_ex__
     collections:abc.__builtins__.exec torch:os.system torch:serialization.os.system torch._utils:torch.hub.load
     builtins:str.__class__.__subclasses__ builtins:object.__subclasses__ json:decoder.scanner.__builtins__.get`,
    code,
  ),
]);

/** What Python 3 takes for another name in streams of protocols 0 to 2. */
const renamed = hostileClass('renamed-in-python-3', [
  ...(
    [
      ['__builtin__', 'eval'],
      ['__builtin__', 'reduce'],
      ['commands', 'getoutput'],
      ['httplib', 'HTTPConnection'],
      ['urllib', 'urlretrieve'],
      ['urllib2', 'urlopen'],
      ['thread', 'start_new_thread'],
      ['cPickle', 'loads'],
      ['itertools', 'imap'],
      ['multiprocessing.forking', 'Popen'],
      ['SocketServer', 'TCPServer'],
      ['xmlrpclib', 'ServerProxy'],
    ] as const
  ).map(
    ([module, name]) =>
      [
        `${module}-${name}.pkl`,
        'CPython Lib/_compat_pickle.py',
        bytesOf(proto(2), oldGlobal(module, name), tuple(text(code)), op('REDUCE'), stop),
      ] as const,
  ),
]);

const notThere = 'no module of Python has that name: a file beside the model could, or nobody';

/** Letters that look like others. */
const lookalikes = hostileClass('look-alike', [
  ...(
    [
      ['cyrillic-o.pkl', '\u043es', 'system'],
      ['cyrillic-y.pkl', 'os', 's\u0443stem'],
      ['fullwidth.pkl', '\uff4f\uff53', 'system'],
      ['greek-omicron.pkl', 'p\u03bfsix', 'system'],
      ['zero-width.pkl', 'o\u200bs', 'system'],
      ['dotless-i.pkl', 'bu\u0131lt\u0131ns', 'eval'],
      ['collections.pkl', 'collections', '\u041erderedDict'],
    ] as const
  ).map(([file, module, name]): HostileRow => {
    const bytes = stream(reduce(stackGlobal(module, name), text(command)));
    // In a module that is denied as a whole it does not matter which name.
    return module === 'os'
      ? [file, 'no advisory known', bytes]
      : [file, 'no advisory known', bytes, notThere];
  }),
]);

export const hostileNames: readonly HostileFile[] = [...submodules, ...walks, ...renamed, ...lookalikes];
