import {
  bytesOf,
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
import { code, type HostileFile, hostileClass } from './hostileFile.ts';

/** Names that a published advisory found missing on some scanner's list, by its source: `module:name`. */
const published: readonly (readonly [source: string, names: string])[] = [
  ['CVE-2025-1716', 'pip:main'],
  ['GHSA-v7x6-rv5q-mhwc', 'timeit:timeit timeit:repeat timeit:main'],
  ['picklescan GHSA-q77w', 'asyncio:create_subprocess_shell asyncio:run'],
  ['picklescan GHSA-9w88, 49gj; fickling p523', 'cProfile:run cProfile:runctx'],
  ['picklescan GHSA-x696, 6vqj, 7wx9', 'profile:run profile:Profile.run profile:Profile.runctx'],
  ['picklescan GHSA-5qwp, g344', 'trace:Trace.run trace:Trace.runctx'],
  [
    'picklescan GHSA-3vg9, 6w4w, 7cq8, 8r4j, 9xph, m869, j343, 3gf5',
    `idlelib.autocomplete:AutoComplete.get_entity idlelib.autocomplete:AutoComplete.fetch_completions
     idlelib.calltip:Calltip.fetch_tip idlelib.calltip:get_entity idlelib.debugobj:ObjectTreeItem.SetText
     idlelib.pyshell:ModifiedInterpreter.runcode idlelib.pyshell:ModifiedInterpreter.runcommand
     idlelib.run:Executive.runcode`,
  ],
  [
    'picklescan GHSA-f54q, p9w7',
    'lib2to3.pgen2.grammar:Grammar.loads lib2to3.pgen2.pgen:ParserGenerator.make_label',
  ],
  ['picklescan GHSA-fqq6', 'doctest:debug_script'],
  ['picklescan GHSA-cj3c', 'code:InteractiveInterpreter.runcode code:interact'],
  ['picklescan GHSA-xp4f', 'ensurepip:_run_pip'],
  ['picklescan GHSA-4675', 'ctypes:CDLL ctypes:cdll.LoadLibrary ctypes:CFUNCTYPE'],
  ['picklescan GHSA-84r2', 'pydoc:locate operator:methodcaller'],
  ['picklescan GHSA-vqmv', 'pty:spawn'],
  ['picklescan GHSA-m273', 'distutils.file_util:write_file'],
  [
    'picklescan GHSA-r8g5',
    'numpy.f2py.crackfortran:getlincoef numpy.f2py.crackfortran:_eval_length numpy.f2py.crackfortran:myeval',
  ],
  ['picklescan GHSA-955r, 46h3', '_operator:attrgetter _operator:methodcaller _operator:itemgetter'],
  ['picklescan GHSA-vvpj', 'pkgutil:resolve_name'],
  [
    'picklescan GHSA-g38g',
    `uuid:_get_command_stdout _osx_support:_read_output _osx_support:_find_build_tool _aix_support:_read_cmd_output
     imaplib:IMAP4_stream _pyrepl.pager:pipe_pager test.support.script_helper:assert_python_ok`,
  ],
  ['picklescan deny list: ssl', 'ssl:get_server_certificate'],
  [
    'picklescan GHSA-4r9r, 86cj, f4x7, f745, jhph, h3qp, vr7h, vv6j, 4whj',
    `torch._dynamo.guards:GuardBuilder.get torch._inductor.codecache:compile_file
     torch.fx.experimental.symbolic_shapes:ShapeEnv.evaluate_guards_expression
     torch.jit.unsupported_tensor_ops:execWrapper torch.serialization:load
     torch.utils._config_module:ConfigModule.load_config torch.utils.bottleneck.__main__:run_cprofile
     torch.utils.bottleneck.__main__:run_autograd_prof torch.utils.collect_env:run
     torch.utils.data.datapipes.utils.decoder:basichandlers`,
  ],
  [
    'picklescan deny list',
    `numpy.testing._private.utils:runstring bdb:Bdb.run pdb:run shutil:rmtree cloudpickle.cloudpickle:_make_function
     cloudpickle.cloudpickle:subimport types:CodeType logging:FileHandler _io:FileIO
     idlelib.pyshell:ModifiedInterpreter.runsource subprocess:Popen subprocess:check_output os:popen os:execv
     posix:system nt:system runpy:_run_code webbrowser:open requests.api:get aiohttp.client:request
     socket:create_connection sys:exit builtins:eval builtins:exec builtins:compile builtins:getattr
     builtins:breakpoint builtins:open __builtin__:apply __builtin__:execfile commands:getoutput`,
  ],
  ['picklescan PR #74', 'importlib:import_module marshal:loads'],
  ['picklescan (rated suspicious)', 'builtins:__import__ functools:reduce types:FunctionType'],
  ['picklescan (rated suspicious)', 'torch:load torch.hub:load torch.utils.collect_env:run_and_read_all'],
  ['fickling GHSA-r7v6', 'pty:fork'],
  ['fickling GHSA-565g', 'marshal:load types:MethodType'],
  ['fickling GHSA-wfq2', 'runpy:run_path runpy:run_module'],
  [
    'fickling GHSA-q5qq',
    `ctypes:PyDLL importlib.machinery:SourceFileLoader importlib.util:spec_from_file_location
     code:InteractiveConsole.push multiprocessing.util:spawnv_passfds multiprocessing:Process`,
  ],
  ['fickling GHSA-5hvc', 'pydoc:pipepager pydoc:tempfilepager'],
  ['fickling GHSA-h4rm', 'builtins:map builtins:filter builtins:globals builtins:setattr builtins:vars'],
  [
    'fickling GHSA-mhc9',
    `urllib.request:urlopen urllib.request:urlretrieve http.client:HTTPConnection smtplib:SMTP ftplib:FTP poplib:POP3
     telnetlib:Telnet nntplib:NNTP xmlrpc.client:ServerProxy socketserver:TCPServer http.server:test`,
  ],
  ['fickling GHSA-5hwf', 'uuid:_find_mac_near_keyword venv:create pexpect:run pipes:Template.copy'],
  ['fickling GHSA-5cxw', 'platform:popen platform:_syscmd_file'],
  ['fickling GHSA-r48f', 'linecache:getlines difflib:_test gc:get_objects'],
  [
    'fickling GHSA-m6fh, pc6j',
    `compileall:compile_file py_compile:compile zipimport:zipimporter imp:load_source site:addsitedir site:execsitecustomize
     unittest:main inspect:getattr_static _imp:create_dynamic _frozen_importlib:_call_with_frames_removed
     _frozen_importlib_external:SourceFileLoader.load_module codeop:compile_command`,
  ],
  ['fickling GHSA-6ggj', '_interpreters:exec _xxsubinterpreters:run_string'],
  [
    'fickling deny list',
    `threading:Thread _thread:start_new_thread atexit:register sqlite3:connect fileinput:input glob:glob mmap:mmap
     logging.config:listen tarfile:open zipfile:ZipFile.extractall shelve:open signal:signal tempfile:mktemp
     select:epoll filecmp:cmp io:open io:FileIO syslog:syslog`,
  ],
  [
    'ModelAudit deny list',
    'torch.distributed.rpc:rpc_sync torch.distributed.rpc:remote builtins:delattr builtins:locals __builtin__:reload __builtin__:input',
  ],
  [
    'arXiv 2508.19774 and library documentation',
    `pandas:eval pandas:read_pickle pandas.io.pickle:read_pickle numpy:load joblib:load dill:loads dill._dill:_import_module
     sympy:sympify numpy.distutils.exec_command:exec_command torch.utils.cpp_extension:load_inline
     yaml:unsafe_load jsonpickle:decode keras.models:load_model transformers.dynamic_module_utils:get_class_from_dynamic_module
     torch:compile torch.package:PackageImporter setuptools._distutils.spawn:spawn cffi:FFI.dlopen
     copyreg:add_extension bdb:Bdb.runeval`,
  ],
];

/** Names of Python 2 are read as such in protocol 2 alone. */
function calling(module: string, name: string): Uint8Array {
  const isOld = ['__builtin__', 'commands'].includes(module);
  return isOld
    ? bytesOf(proto(2), oldGlobal(module, name), tuple(longText(code)), op('REDUCE'), stop)
    : stream(reduce(stackGlobal(module, name), text(code)));
}

/** Each name as a file of its own that calls it with some code. */
export const missingGlobals: readonly HostileFile[] = published.flatMap(([source, names]) =>
  hostileClass(
    'missing-global',
    names
      .trim()
      .split(/\s+/)
      .map((each) => {
        const [module = '', name = ''] = each.split(':');
        return [`${module}-${name}.pkl`, source, calling(module, name)];
      }),
  ),
);
