import { ggufFile, text as ggufText } from '../ggufFile.ts';
import { assembleHdf5 } from '../hdf5Assembler.ts';
import { npyFile, npyHeader } from '../npyFile.ts';
import { externalTensor, graphAttribute, node, onnxFile } from '../onnxFile.ts';
import { bytesOf, integer, op, reduce, stackGlobal, stop, stream, text, tuple } from '../pickleAssembler.ts';
import { safetensorsFile } from '../safetensorsFile.ts';
import { zipArchive } from '../zipAssembler.ts';
import { call, type HostileFile, harmlessPickle, hostileClass, hostilePickle } from './hostileFile.ts';

const library = 'an operator of a library that the file does not hold';
const outside = (location: string) => onnxFile([node('MatMul'), externalTensor('w', location)]);

const onnx = hostileClass('onnx', [
  ['up.onnx', 'CVE-2022-25882', outside('../../../../etc/passwd')],
  ['up-behind-a-folder.onnx', 'CVE-2024-27318', outside('weights/../../../etc/passwd')],
  ['absolute.onnx', 'CVE-2022-25882', outside('/etc/passwd')],
  ['drive.onnx', 'CVE-2022-25882', outside('C:\\Windows\\win.ini')],
  ['backslashes.onnx', 'CVE-2024-27318', outside('..\\..\\secrets')],
  ['share.onnx', 'CVE-2024-27318', outside('\\\\host\\share\\x')],
  [
    'in-a-branch.onnx',
    'CVE-2025-51480',
    onnxFile([node('If', { attributes: [graphAttribute('then_branch', externalTensor('w', '../x'))] })]),
  ],
  ['own-operator.onnx', 'custom operators', onnxFile([node('Run', { domain: 'evil.ops' })]), library],
  [
    'zip-behind.onnx',
    'polyglot',
    Buffer.concat([onnxFile([node('MatMul')]), zipArchive([{ name: 'data.pkl', content: hostilePickle }])]),
  ],
]);

const objects = (descr: string, content: Uint8Array = hostilePickle) =>
  npyFile(npyHeader(descr, '(1,)'), content);

const numpy = hostileClass('numpy', [
  ['objects.npy', 'CVE-2019-6446', objects("'|O'")],
  ['objects-8.npy', 'CVE-2019-6446', objects("'|O8'")],
  ['version-2.npy', 'CVE-2019-6446', npyFile(npyHeader("'|O'"), hostilePickle, { major: 2 })],
  ['structured.npy', 'CVE-2019-6446', objects("[('a', '<f4'), ('b', '|O')]")],
  ['structured-deep.npy', 'CVE-2019-6446', objects("[('a', [('b', '|O', (2,))])]")],
  ['titled.npy', 'CVE-2019-6446', objects("[(('title', 'x'), '|O')]")],
  ['comma-text.npy', 'CVE-2019-6446', objects("'f4,O'")],
  ['word.npy', 'CVE-2019-6446', objects("'object'")],
  [
    'second-array.npy',
    'CVE-2019-6446',
    bytesOf(npyFile(npyHeader("'<f4'", '(1,)'), new Uint8Array(4)), objects("'|O'")),
  ],
  [
    'objects.npz',
    'CVE-2019-6446',
    zipArchive([
      { name: 'a.npy', content: npyFile(npyHeader("'<f4'", '(1,)'), new Uint8Array(4)) },
      { name: 'b.npy', content: objects("'|O'") },
    ]),
  ],
  ['pickle-in.npz', 'CVE-2019-6446', zipArchive([{ name: 'a.npy', content: hostilePickle }])],
  [
    'tail.npy',
    'trailing data',
    bytesOf(npyFile(npyHeader("'<f4'", '(1,)'), new Uint8Array(4)), hostilePickle),
  ],
]);

/** The wrapper before the bytes of an array of joblib; `count` four-byte numbers. */
const array = (count: number, padding: Uint8Array = Uint8Array.of(2, 0, 0)) =>
  bytesOf(
    stackGlobal('joblib.numpy_pickle', 'NumpyArrayWrapper'),
    op('EMPTY_TUPLE'),
    op('NEWOBJ'),
    op('EMPTY_DICT'),
    op('MARK'),
    ...[text('shape'), tuple(integer(count)), text('dtype')],
    reduce(stackGlobal('numpy', 'dtype'), text('f4'), op('NEWFALSE'), op('NEWTRUE')),
    ...[text('numpy_array_alignment_bytes'), integer(16)],
    op('SETITEMS'),
    op('BUILD'),
    padding,
    new Uint8Array(count * 4),
  );
/** To `pickle.load` the length of the padding, 78, is NONE, and the padding a call. */
const arrayOfCode = array(4, bytesOf(0x4e, call, stop, new Uint8Array(78 - call.length - stop.length)));

const joblib = hostileClass('joblib', [
  ['call.joblib', 'CVE-2020-13092', hostilePickle],
  [
    'behind-an-array.joblib',
    'CVE-2024-34997',
    stream(op('EMPTY_LIST'), array(4), op('APPEND'), call, op('APPEND')),
  ],
  [
    'behind-arrays.joblib',
    'CVE-2024-34997',
    stream(op('EMPTY_LIST'), array(4), op('APPEND'), array(100), op('APPEND'), call, op('APPEND')),
  ],
  ['array-is-code.joblib', 'CVE-2024-34997', stream(op('EMPTY_LIST'), arrayOfCode, op('APPEND'))],
  [
    'objects.joblib',
    'CVE-2024-34997',
    stream(
      op('EMPTY_LIST'),
      bytesOf(
        stackGlobal('joblib.numpy_pickle', 'NumpyArrayWrapper'),
        op('EMPTY_TUPLE'),
        op('NEWOBJ'),
        op('EMPTY_DICT'),
        op('MARK'),
        text('shape'),
        tuple(integer(1)),
        text('dtype'),
        reduce(stackGlobal('numpy', 'dtype'), text('O8'), op('NEWFALSE'), op('NEWTRUE')),
        text('numpy_array_alignment_bytes'),
        op('NONE'),
        op('SETITEMS'),
        op('BUILD'),
        hostilePickle,
      ),
      op('APPEND'),
    ),
  ],
  [
    'wrapper-file.joblib',
    'CVE-2024-34997',
    stream(
      reduce(stackGlobal('joblib.numpy_pickle_compat', 'NDArrayWrapper'), text('/etc/passwd'), op('NONE')),
      op('POP'),
      call,
    ),
  ],
  [
    'eval-in-parallel.joblib',
    'CVE-2022-21797',
    stream(
      reduce(
        stackGlobal('joblib.parallel', 'Parallel'),
        text("__import__('os').system('touch /tmp/mw-marker')"),
      ),
    ),
  ],
  ['tail.joblib', 'trailing data', bytesOf(stream(array(4)), hostilePickle)],
]);

const skops = (schema: unknown) =>
  zipArchive([
    {
      name: 'schema.json',
      content: Buffer.from(JSON.stringify({ protocol: 2, _skops_version: '0.11.0', ...(schema as object) })),
    },
  ]);

const skopsFiles = hostileClass('skops', [
  [
    'function.skops',
    'skops documentation',
    skops({
      __class__: 'system',
      __module__: 'os',
      __loader__: 'FunctionNode',
      content: { module_path: 'os', function: 'system' },
    }),
  ],
  [
    'type.skops',
    'skops documentation',
    skops({
      __class__: 'type',
      __module__: 'builtins',
      __loader__: 'TypeNode',
      content: { __class__: 'Popen', __module__: 'subprocess', __loader__: 'TypeNode' },
    }),
  ],
  [
    'operator.skops',
    'CVE-2025-54412',
    skops({ __class__: 'call', __module__: 'builtins', __loader__: 'OperatorFuncNode', attrs: [] }),
  ],
  [
    'operator-caller.skops',
    'CVE-2025-54412',
    skops({
      __class__: 'methodcaller',
      __module__: 'operator',
      __loader__: 'OperatorFuncNode',
      attrs: { __class__: 'tuple', __module__: 'builtins', __loader__: 'TupleNode', content: [] },
    }),
  ],
  [
    'method.skops',
    'CVE-2025-54413',
    skops({
      __class__: 'Popen',
      __module__: 'subprocess',
      __loader__: 'MethodNode',
      content: {
        func: 'communicate',
        obj: { __class__: 'Popen', __module__: 'subprocess', __loader__: 'ObjectNode', content: {} },
      },
    }),
  ],
  [
    'object.skops',
    'CVE-2025-54413',
    skops({ __class__: 'Quitter', __module__: '_sitebuiltins', __loader__: 'ObjectNode', content: {} }),
    'a class that skops would make, of which nothing is known',
  ],
  [
    'pickle-inside.skops',
    'CVE-2025-54886',
    zipArchive([
      {
        name: 'schema.json',
        content: Buffer.from(
          '{"__class__":"dict","__module__":"builtins","__loader__":"DictNode","protocol":2}',
        ),
      },
      { name: 'model.pkl', content: hostilePickle },
    ]),
  ],
  ['pickle-named.skops', 'CVE-2025-54886', hostilePickle],
]);

const tokens = (template: string) =>
  ggufFile({
    entries: [ggufText('general.architecture', 'llama'), ggufText('tokenizer.chat_template', template)],
  });
const header = (json: string, data = 0) => {
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(Buffer.byteLength(json)));
  return Buffer.concat([length, Buffer.from(json), Buffer.alloc(data)]);
};
const noCode = 'the file is broken so that a careless reader goes out of bounds, and holds no code';

const weights = hostileClass('weights', [
  ['template.gguf', 'CVE-2024-34359', tokens("{{ ''.__class__.__mro__[1].__subclasses__() }}")],
  [
    'template-by-name.gguf',
    'CVE-2024-34359',
    ggufFile({
      entries: [
        ggufText(
          'tokenizer.chat_template.tool_use',
          "{{ cycler.__init__.__globals__.os.popen('touch /tmp/mw-marker') }}",
        ),
      ],
    }),
  ],
  [
    'pickle-behind.gguf',
    'polyglot',
    Buffer.concat([ggufFile({ tensors: [{ name: 'a', dimensions: [8] }] }), hostilePickle]),
  ],
  [
    'zip-behind.gguf',
    'polyglot',
    Buffer.concat([
      ggufFile({ tensors: [{ name: 'a', dimensions: [4] }] }),
      zipArchive([{ name: 'data.pkl', content: hostilePickle }]),
    ]),
  ],
  [
    'count-too-large.gguf',
    'CVE-2024-23496',
    ggufFile({ entryCount: 2 ** 40, entries: [ggufText('a', 'b')] }),
    noCode,
  ],
  ['tensors-too-many.gguf', 'CVE-2024-25664', ggufFile({ tensorCount: 2 ** 40 }), noCode],
  [
    'overlap.safetensors',
    'safetensors audit',
    header(
      '{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[4],"data_offsets":[2,6]}}',
      6,
    ),
    noCode,
  ],
  [
    'beyond-the-end.safetensors',
    'safetensors audit',
    header('{"a":{"dtype":"U8","shape":[400],"data_offsets":[0,400]}}', 4),
    noCode,
  ],
  [
    'hole.safetensors',
    'safetensors audit',
    header('{"a":{"dtype":"U8","shape":[1],"data_offsets":[50,51]}}', 51),
    noCode,
  ],
  [
    'twice.safetensors',
    'safetensors audit',
    header(
      '{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}',
      2,
    ),
    noCode,
  ],
  [
    'pickle-behind.safetensors',
    'polyglot',
    Buffer.concat([safetensorsFile({ w: { dtype: 'F32', shape: [2] } }), hostilePickle]),
  ],
  [
    'index-up.safetensors.index.json',
    'index traversal',
    Buffer.from(JSON.stringify({ metadata: { total_size: 4 }, weight_map: { a: '../../../etc/passwd' } })),
  ],
  [
    'index-absolute.bin.index.json',
    'index traversal',
    Buffer.from(JSON.stringify({ metadata: { total_size: 4 }, weight_map: { a: '/root/.ssh/id_rsa' } })),
  ],
  [
    'pickle-in-user-block.h5',
    'polyglot',
    Buffer.concat([hostilePickle, new Uint8Array(512 - hostilePickle.length), assembleHdf5({})]),
  ],
  [
    'harmless-then-zip.bin',
    'polyglot',
    Buffer.concat([harmlessPickle, zipArchive([{ name: 'data.pkl', content: hostilePickle }])]),
  ],
]);

export const otherFormats: readonly HostileFile[] = [...onnx, ...numpy, ...joblib, ...skopsFiles, ...weights];
