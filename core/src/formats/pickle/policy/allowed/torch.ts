import type { AllowedNames } from '../allowedNames.ts';

const kinds = [
  ...[
    'Float',
    'Double',
    'Half',
    'BFloat16',
    'Long',
    'Int',
    'Short',
    'Char',
    'Byte',
    'Bool',
    'ComplexFloat',
    'ComplexDouble',
  ],
  ...['QUInt8', 'QInt8', 'QInt32', 'QUInt4x2', 'QUInt2x4'],
];

const dtypes = `
  float16 float32 float64 bfloat16 int8 int16 int32 int64 uint8 uint16 uint32 uint64 bool complex32 complex64 complex128
  bcomplex32 bits16 bits1x8 bits2x4 bits4x2 bits8 float4_e2m1fn_x2 float8_e4m3fn float8_e5m2 float8_e4m3fnuz
  float8_e5m2fnuz float8_e8m0fnu int1 int2 int3 int4 int5 int6 int7 uint1 uint2 uint3 uint4 uint5 uint6 uint7
  qint32 qint8 quint2x4 quint4x2 quint8 strided sparse_coo sparse_csr contiguous_format channels_last preserve_format
  per_channel_affine per_channel_affine_float_qparams per_channel_symmetric per_tensor_affine per_tensor_symmetric`
  .trim()
  .split(/\s+/);

/**
 * torch: tensors rebuilt from storages. What a rebuilt tensor may not have is items set into it: that writes past its
 * storage (CVE-2026-24747), and no `torch.save` does it.
 */
export const torchNames: readonly AllowedNames[] = [
  { module: 'torch', names: kinds.map((kind) => `${kind}Storage`), may: [], why: 'the type of a storage' },
  {
    module: 'torch.cuda',
    names: kinds.map((kind) => `${kind}Storage`),
    may: [],
    why: 'the type of a storage',
  },
  ...['torch', 'torch.cuda', 'torch.sparse', 'torch.cuda.sparse'].map(
    (module): AllowedNames => ({
      module,
      names: kinds.map((kind) => `${kind}Tensor`),
      may: [],
      why: 'the type of a tensor',
    }),
  ),
  {
    module: 'torch.storage',
    names: ['TypedStorage', 'UntypedStorage', '_TypedStorage'],
    may: [],
    why: 'the type of a storage',
  },
  { module: 'torch', names: dtypes, may: [], why: 'a constant of torch' },
  { module: 'torch', names: ['Size', 'device'], may: ['call', 'new'], why: 'a value of torch' },
  { module: 'torch', names: ['Tensor'], may: ['build'], why: 'a tensor' },
  {
    module: 'torch._utils',
    names: [
      ...['_rebuild_tensor', '_rebuild_tensor_v2', '_rebuild_tensor_v3', '_rebuild_parameter'],
      ...[
        '_rebuild_parameter_with_state',
        '_rebuild_qtensor',
        '_rebuild_sparse_tensor',
        '_rebuild_nested_tensor',
      ],
      ...[
        '_rebuild_meta_tensor_no_storage',
        '_rebuild_device_tensor_from_numpy',
        '_rebuild_device_tensor_from_cpu_tensor',
        '_rebuild_wrapper_subclass',
      ],
    ],
    may: ['call', 'build'],
    why: 'makes a tensor of a storage',
  },
  {
    module: 'torch._tensor',
    names: ['_rebuild_from_type_v2'],
    may: ['call', 'build'],
    why: 'makes a tensor with a function that the stream names',
  },
  { module: 'torch.nn.parameter', names: ['Parameter', 'Buffer'], may: ['build'], why: 'a tensor' },
  { module: 'torch.serialization', names: ['_get_layout'], may: ['call'], why: 'a constant of torch' },
  {
    module: 'torch.storage',
    names: ['_load_from_bytes'],
    may: ['unpack'],
    why: 'loads a tensor of bytes that stand in the stream',
  },
  {
    module: 'torch.jit._pickle',
    names: [
      ...['build_intlist', 'build_tensorlist', 'build_doublelist', 'build_boollist', 'build_tensor_from_id'],
      'restore_type_tag',
    ],
    may: ['call', 'build', 'fill'],
    why: 'a list of TorchScript',
  },
  {
    module: 'torch._C._nn',
    names: ['gelu', 'silu', 'mish'],
    may: [],
    why: 'a function that an object keeps by name',
  },
  { module: 'torch.torch_version', names: ['TorchVersion'], may: ['call', 'new', 'build'], why: 'a version' },
];
