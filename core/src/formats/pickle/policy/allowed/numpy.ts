import type { AllowedNames } from '../allowedNames.ts';

/** numpy 1 calls its core `numpy.core`, numpy 2 `numpy._core`. */
const cores = ['numpy.core', 'numpy._core'];

const scalars = [
  ...[
    'bool_',
    'bool',
    'int8',
    'int16',
    'int32',
    'int64',
    'intc',
    'intp',
    'longlong',
    'uint8',
    'uint16',
    'uint32',
    'uint64',
  ],
  ...[
    'uintc',
    'uintp',
    'ulonglong',
    'float16',
    'float32',
    'float64',
    'longdouble',
    'float128',
    'complex64',
    'complex128',
  ],
  ...[
    'clongdouble',
    'str_',
    'bytes_',
    'void',
    'object_',
    'datetime64',
    'timedelta64',
    'number',
    'floating',
    'integer',
  ],
];

const functions = `
  absolute add ceil clip cos divide equal exp exp2 expm1 fabs floor hypot isfinite isnan log
  log10 log1p log2 maximum mean median minimum multiply negative power prod reciprocal rint sign sin sqrt square
  std subtract sum tan tanh var nanmean nanmedian cbrt abs ravel reshape squeeze argmax argmin max min dot`
  .trim()
  .split(/\s+/);

/** numpy: arrays, scalars and generators, rebuilt from a shape, a type and bytes. */
export const numpyNames: readonly AllowedNames[] = [
  { module: 'numpy', names: ['dtype'], may: ['call', 'new', 'build'], why: 'the type of an array' },
  {
    module: 'numpy',
    names: ['ndarray', 'matrix', 'recarray', 'record'],
    may: ['new', 'build'],
    why: 'an array',
  },
  { module: 'numpy', names: scalars, may: ['call', 'new'], why: 'a number' },
  { module: 'numpy', names: functions, may: [], why: 'a function that an object keeps by name' },
  {
    module: 'numpy.ma',
    names: ['MaskedArray', 'masked_array'],
    may: ['new', 'build'],
    why: 'an array with a mask',
  },
  {
    module: 'numpy.random',
    names: ['__RandomState_ctor', 'RandomState'],
    may: ['call', 'new', 'build'],
    why: "a generator's state",
  },
  ...cores.flatMap((core): AllowedNames[] => [
    {
      module: `${core}.multiarray`,
      names: ['_reconstruct', 'scalar'],
      may: ['call', 'build'],
      why: 'makes an array or a number',
    },
    {
      module: `${core}.numeric`,
      names: ['_frombuffer'],
      may: ['call', 'build'],
      why: 'makes an array of bytes',
    },
    { module: `${core}.records`, names: ['recarray', 'record'], may: ['new', 'build'], why: 'an array' },
  ]),
  {
    module: 'numpy.dtypes',
    names: [
      ...[
        'BoolDType',
        'Int8DType',
        'Int16DType',
        'Int32DType',
        'Int64DType',
        'UInt8DType',
        'UInt16DType',
        'UInt32DType',
      ],
      ...['UInt64DType', 'Float16DType', 'Float32DType', 'Float64DType', 'LongDoubleDType', 'Complex64DType'],
      ...[
        'Complex128DType',
        'CLongDoubleDType',
        'ObjectDType',
        'BytesDType',
        'StrDType',
        'VoidDType',
        'DateTime64DType',
      ],
      ...[
        'TimeDelta64DType',
        'StringDType',
        'LongLongDType',
        'ULongLongDType',
        'IntDType',
        'UIntDType',
        'LongDType',
      ],
      'ULongDType',
    ],
    may: ['call', 'new'],
    why: 'the type of an array',
  },
  { module: 'numpy.matrixlib.defmatrix', names: ['matrix'], may: ['new', 'build'], why: 'an array' },
  {
    module: 'numpy.ma.core',
    names: ['_mareconstruct', 'MaskedArray', 'MaskedConstant'],
    may: ['call', 'new', 'build'],
    why: 'an array with a mask',
  },
  {
    module: 'numpy.random._pickle',
    names: ['__randomstate_ctor', '__generator_ctor', '__bit_generator_ctor'],
    may: ['call', 'build'],
    why: "a generator's state",
  },
  {
    module: 'numpy.random.mtrand',
    names: ['RandomState'],
    may: ['new', 'build'],
    why: "a generator's state",
  },
  ...['mt19937.MT19937', 'pcg64.PCG64', 'pcg64.PCG64DXSM', 'philox.Philox', 'sfc64.SFC64'].map(
    (path): AllowedNames => {
      const [module = '', name = ''] = path.split('.');
      return {
        module: `numpy.random._${module}`,
        names: [name],
        may: ['new', 'build'],
        why: "a generator's state",
      };
    },
  ),
  {
    module: 'numpy.random.bit_generator',
    names: ['SeedSequence', '__pyx_unpickle_SeedSequence'],
    may: ['call', 'new', 'build'],
    why: "a generator's state",
  },
];
