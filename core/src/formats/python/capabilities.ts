/** What code can do beyond computing; the order is that of how much it worries. */
export type Capability =
  | 'process'
  | 'dynamic code'
  | 'native code'
  | 'unpickling'
  | 'metadata address'
  | 'network'
  | 'environment'
  | 'file write';

/** For people; follows "The code". */
export const does: Readonly<Record<Capability, string>> = {
  process: 'starts processes',
  'dynamic code': 'runs code that it makes or finds at run time',
  'native code': 'loads or compiles native code',
  unpickling: 'unpickles, which runs whatever the pickle says',
  'metadata address': 'names the address at which cloud machines give out credentials',
  network: 'uses the network',
  environment: 'reads secrets from the environment',
  'file write': 'writes or removes files',
};

/** Dotted names of Python and of well-known packages; what lies below one counts as well. */
const names: Partial<Record<Capability, string>> = {
  process: `
    os.system os.popen os.execl os.execle os.execlp os.execlpe os.execv os.execve os.execvp os.execvpe os.spawnl os.spawnle
    os.spawnlp os.spawnlpe os.spawnv os.spawnve os.spawnvp os.spawnvpe os.posix_spawn os.posix_spawnp os.fork os.forkpty
    os.startfile os.kill posix.system nt.system subprocess pty.spawn pty.fork commands popen2 pexpect sh plumbum
    asyncio.create_subprocess_exec asyncio.create_subprocess_shell webbrowser.open pip ensurepip platform.popen`,
  'dynamic code': `
    builtins.exec builtins.eval builtins.compile builtins.__import__ builtins.execfile importlib.import_module
    importlib.__import__ importlib.util.spec_from_file_location importlib.util.module_from_spec
    importlib.machinery.SourceFileLoader imp.load_source imp.load_module imp.load_dynamic runpy code.InteractiveInterpreter
    code.InteractiveConsole codeop types.FunctionType types.CodeType marshal.loads marshal.load pkgutil.resolve_name
    zipimport timeit.timeit timeit.repeat pdb.run cProfile.run profile.run trace.Trace transformers.dynamic_module_utils
    torch.hub.load torch.jit.load torch.package datasets.load_dataset_builder evaluate.load`,
  'native code': `
    ctypes _ctypes cffi torch.utils.cpp_extension torch.ops.load_library torch.classes.load_library
    tensorflow.load_op_library tensorflow.load_library pyximport numpy.ctypeslib.load_library cupy.RawKernel
    cupy.RawModule pycuda.compiler`,
  unpickling: `
    pickle.load pickle.loads pickle.Unpickler _pickle.load _pickle.loads _pickle.Unpickler cPickle.load cPickle.loads
    dill.load dill.loads dill.Unpickler cloudpickle.load cloudpickle.loads joblib.load shelve.open jsonpickle.decode
    pandas.read_pickle torch.load numpy.load yaml.load yaml.unsafe_load yaml.full_load yaml.load_all`,
  network: `
    socket ssl.wrap_socket http.client http.server urllib.request urllib2 urllib3 requests httpx aiohttp ftplib smtplib
    telnetlib poplib imaplib nntplib xmlrpc socketserver websocket websockets paramiko fabric boto3 botocore
    google.cloud azure pycurl wget gdown huggingface_hub.hf_hub_download huggingface_hub.snapshot_download
    huggingface_hub.HfApi huggingface_hub.upload_file huggingface_hub.upload_folder asyncio.open_connection
    torch.hub.download_url_to_file torch.hub.load_state_dict_from_url`,
  'file write': `
    os.remove os.unlink os.rmdir os.removedirs os.rename os.renames os.replace os.chmod os.chown os.link os.symlink
    os.truncate os.write shutil.rmtree shutil.move shutil.copy shutil.copy2 shutil.copyfile shutil.copytree
    shutil.unpack_archive zipfile.ZipFile().extractall tarfile.open().extractall`,
};

const byName = new Map<string, Capability>(
  Object.entries(names).flatMap(([capability, list]) =>
    list
      .trim()
      .split(/\s+/)
      .map((name) => [name, capability as Capability] as const),
  ),
);

/** Paths whose capability is kept; a file has some hundred. */
const mostKnown = 20_000;
const known = new Map<string, Capability | undefined>();

/** The capability that a dotted path gives: its own, or that of what it lies in. */
export function capabilityOf(path: string): Capability | undefined {
  if (known.has(path)) return known.get(path);
  if (known.size >= mostKnown) known.clear();
  const found = findCapability(path);
  known.set(path, found);
  return found;
}

function findCapability(path: string): Capability | undefined {
  const parts = path.split('.');
  for (let length = parts.length; length > 0; length -= 1) {
    const prefix = parts.slice(0, length).join('.');
    const found = byName.get(prefix) ?? byName.get(prefix.replaceAll('()', ''));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Built-in functions that give a capability; their names are free in every file. */
export const runningBuiltins: ReadonlySet<string> = new Set([
  'exec',
  'eval',
  'compile',
  '__import__',
  'execfile',
]);

/** Attributes by which code leaves what it was given, whatever object they are asked of. */
export const leavingAttributes: ReadonlySet<string> = new Set([
  ...[
    '__subclasses__',
    '__globals__',
    '__builtins__',
    '__code__',
    '__closure__',
    '__mro__',
    '__bases__',
    '__base__',
  ],
  ...['__reduce__', '__reduce_ex__', 'f_globals', 'f_builtins', 'f_locals', 'gi_frame', 'tb_frame'],
]);

/** Parts of texts that name an address of a cloud's metadata service. */
export const metadataAddresses: readonly string[] = [
  ...['169.254.169.254', '169.254.170.2', 'metadata.google.internal', '100.100.100.200', 'fd00:ec2::254'],
];

/** Calls whose answer is data that a person cannot read: decoding, decompressing, fetching. */
export const decoding: readonly string[] = [
  ...['base64', 'binascii', 'codecs.decode', 'zlib.decompress', 'gzip.decompress', 'bz2.decompress'],
  ...[
    'lzma.decompress',
    'bytes.fromhex',
    'bytearray.fromhex',
    'marshal.loads',
    'urllib.request',
    'requests',
    'httpx',
  ],
  ...['cryptography', 'Crypto', 'socket'],
];
