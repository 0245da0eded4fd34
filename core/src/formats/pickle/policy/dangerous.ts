/** What code of the stream's author could do with a name. */
export type Danger =
  | 'runs commands or native code'
  | 'runs Python code'
  | 'reaches any object or changes what names mean'
  | 'loads another pickle or model'
  | 'reads or writes files'
  | 'opens network connections'
  | 'attacks what checks it';

/**
 * Dotted prefixes of names that are known to be dangerous, so that a finding can say why. They decide nothing that the
 * allow list does not: what stands on neither list is not clean either. Sources: the published bypasses of picklescan,
 * fickling and modelscan, and the standard library's own documentation.
 */
const prefixes: Readonly<Record<Danger, string>> = {
  'runs commands or native code': `
    os posix nt subprocess _posixsubprocess pty commands popen2 ctypes _ctypes cffi multiprocessing concurrent.futures
    asyncio signal _signal pexpect sh plumbum fabric invoke _osx_support _aix_support platform webbrowser antigravity
    distutils numpy.distutils setuptools pip ensurepip venv uuid pipes imaplib.IMAP4_stream
    numpy.f2py numpy.testing._private.utils.runstring torch.utils.cpp_extension torch._inductor torch.classes torch.ops
    torch.utils.collect_env torch.utils.bottleneck mlflow.utils.process faulthandler`,
  'runs Python code': `
    builtins.eval builtins.exec builtins.compile builtins.__import__ builtins.breakpoint builtins.help builtins.apply
    builtins.execfile builtins.reload builtins.input code codeop runpy marshal types.FunctionType types.CodeType
    types.MethodType imp importlib _imp _frozen_importlib _frozen_importlib_external zipimport pkgutil compileall
    py_compile timeit trace cProfile profile _lsprof pdb bdb doctest difflib._test unittest test site sitecustomize usercustomize idlelib
    lib2to3 pydoc _pyrepl _interpreters _xxsubinterpreters threading _thread sched atexit
    torch._dynamo torch.fx torch.jit torch.package torch.compile torch.distributed.rpc torch.distributed.run
    torch.utils.data.datapipes torch.nn.utils.parametrize torch.export pandas.eval pandas.core.computation numexpr
    IPython jinja2 mako sympy.sympify sympy.parsing tensorflow.py_function tensorflow.numpy_function keras.layers.Lambda
    keras.src.layers.core.lambda_layer joblib.parallel dask.delayed cloudpickle.cloudpickle dill._dill.exec
    pyarrow.compute.register_scalar_function scipy.stats._distn_infrastructure scipy.stats._continuous_distns
    scipy.stats._discrete_distns`,
  'reaches any object or changes what names mean': `
    sys builtins.getattr builtins.setattr builtins.delattr builtins.globals builtins.locals builtins.vars builtins.dir
    builtins.type builtins.super builtins.property builtins.classmethod builtins.staticmethod operator _operator functools
    itertools inspect gc types dis linecache copyreg.add_extension copyreg.pickle weakref unittest.mock mock
    builtins.map builtins.filter torch.utils._config_module
    numpy.core._ufunc_reconstruct numpy._core._ufunc_reconstruct`,
  'loads another pickle or model': `
    pickle _pickle cPickle dill cloudpickle joblib.load joblib.numpy_pickle.load jsonpickle shelve dbm copy.copy copy.deepcopy
    torch.load torch.serialization torch.hub torch.utils.model_zoo numpy.load numpy.lib.npyio numpy.lib._npyio_impl.load
    pandas.read_pickle pandas.io.pickle keras.models.load_model keras.saving tensorflow.keras.models tensorflow.saved_model
    transformers.pipeline transformers.pipelines transformers.dynamic_module_utils diffusers.utils.dynamic_modules_utils
    skops.io yaml.load yaml.unsafe_load yaml.full_load yaml.constructor ruamel.yaml xgboost.Booster.load_model
    huggingface_hub sklearn.externals.joblib mlflow onnxruntime`,
  'reads or writes files': `
    builtins.open io.open io.FileIO io.open_code _io.FileIO _io.open _io.open_code codecs.open _pyio shutil tempfile glob
    fileinput filecmp tarfile zipfile zipapp gzip bz2.open lzma.open mmap sqlite3 _sqlite3 csv.reader logging pathlib.Path.unlink
    numpy.save numpy.savez numpy.savetxt numpy.loadtxt numpy.genfromtxt numpy.fromfile numpy.memmap numpy.core.memmap
    numpy.fromregex numpy.DataSource pandas.read_csv pandas.io torch.save torch.from_file torch.UntypedStorage.from_file
    torch.FloatStorage.from_file configparser netrc syslog`,
  'opens network connections': `
    socket _socket ssl _ssl http httplib urllib urllib2 urllib3 requests httpx aiohttp ftplib poplib imaplib nntplib smtplib
    telnetlib xmlrpc socketserver SocketServer select selectors wsgiref paramiko websocket websockets boto3 botocore
    google.cloud azure torch.distributed`,
  'attacks what checks it': `
    picklescan fickling modelscan modelaudit saferpickle model_unpickler model_signing picklemagic pickletools`,
};

const byPath = new Map<string, Danger>(
  Object.entries(prefixes).flatMap(([danger, names]) =>
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, danger as Danger] as const),
  ),
);

/** Why a name is dangerous: it, or what it lies in, is on the list. */
export function dangerOf(module: string, name: string): Danger | undefined {
  const attributes = name.split('.');
  const own = prefixDanger([...module.split('.'), ...attributes]);
  if (own !== undefined) return own;
  // A walk over attributes reaches modules under the names by which others import them: random's `_os.system`.
  for (let at = 0; at < attributes.length - 1; at += 1) {
    const found = prefixDanger(
      attributes.slice(at).map((each) => (isDunder(each) ? each : each.replace(/^_+/, ''))),
    );
    if (found !== undefined) return found;
  }
  return attributes.length > 1 && attributes.some((each) => each.startsWith('_'))
    ? 'reaches any object or changes what names mean'
    : undefined;
}

function prefixDanger(path: readonly string[]): Danger | undefined {
  for (let length = 1; length <= path.length; length += 1) {
    const found = byPath.get(path.slice(0, length).join('.'));
    if (found !== undefined) return found;
  }
  return undefined;
}

function isDunder(name: string): boolean {
  return name.startsWith('__') && name.endsWith('__');
}
