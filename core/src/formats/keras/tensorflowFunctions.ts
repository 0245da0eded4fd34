/** Functions of `tf` that compute on tensors, as `TFOpLambda` of Keras 2 names them; exact. */
const computing = new Set(
  `abs add add_n argmax argmin argsort acos acosh asin asinh atan atan2 atanh batch_to_space bitcast boolean_mask
  broadcast_to cast clip_by_norm clip_by_value complex concat convert_to_tensor constant cos cosh cumsum divide einsum
  ensure_shape equal exp expand_dims eye fill floor gather gather_nd greater greater_equal identity image.resize
  image.rgb_to_grayscale image.grayscale_to_rgb image.resize_with_pad image.extract_patches less less_equal linalg.matmul
  linalg.diag linalg.diag_part linalg.norm linalg.l2_normalize linalg.band_part linalg.einsum linspace logical_and
  logical_not logical_or matmul maximum meshgrid minimum multiply negative norm not_equal one_hot ones ones_like pad pow
  range rank realdiv repeat reshape reverse roll round scatter_nd sequence_mask shape shape_n sigmoid sign sin sinh size
  slice sort space_to_batch split sqrt square squeeze stack stop_gradient strided_slice subtract tan tanh tensordot tile
  transpose truediv unstack where zeros zeros_like
  math.abs math.add math.add_n math.acos math.argmax math.argmin math.asin math.atan math.atan2 math.ceil math.confusion_matrix
  math.cos math.cosh math.count_nonzero math.cumprod math.cumsum math.digamma math.divide math.divide_no_nan math.equal
  math.erf math.exp math.expm1 math.floor math.floordiv math.floormod math.greater math.greater_equal math.invert_permutation
  math.is_finite math.is_inf math.is_nan math.l2_normalize math.less math.less_equal math.lgamma math.log math.log1p
  math.log_sigmoid math.log_softmax math.logical_and math.logical_not math.logical_or math.maximum math.minimum math.mod
  math.multiply math.multiply_no_nan math.negative math.not_equal math.pow math.reciprocal math.reduce_all math.reduce_any
  math.reduce_euclidean_norm math.reduce_logsumexp math.reduce_max math.reduce_mean math.reduce_min math.reduce_prod
  math.reduce_std math.reduce_sum math.reduce_variance math.rint math.round math.rsqrt math.scalar_mul math.segment_mean
  math.segment_sum math.sigmoid math.sign math.sin math.sinh math.softmax math.softplus math.sqrt math.square
  math.squared_difference math.subtract math.tan math.tanh math.top_k math.truediv math.unsorted_segment_sum
  reduce_all reduce_any reduce_max reduce_mean reduce_min reduce_prod reduce_sum
  nn.avg_pool nn.avg_pool2d nn.batch_normalization nn.bias_add nn.conv1d nn.conv2d nn.conv2d_transpose nn.crelu
  nn.depth_to_space nn.depthwise_conv2d nn.dropout nn.elu nn.gelu nn.l2_normalize nn.leaky_relu nn.log_softmax nn.max_pool
  nn.max_pool2d nn.moments nn.relu nn.relu6 nn.selu nn.sigmoid nn.silu nn.softmax nn.softplus nn.softsign nn.space_to_depth
  nn.swish nn.tanh nn.top_k compat.v1.shape compat.v1.transpose compat.v1.nn.softmax compat.v1.gather compat.v1.squeeze
  random.normal random.uniform random.categorical signal.fft signal.rfft signal.ifft signal.irfft signal.stft
  signal.inverse_stft signal.frame signal.overlap_and_add strings.join strings.lower strings.split
  __operators__.add __operators__.getitem __operators__.ne __operators__.eq __operators__.and __operators__.or
  __operators__.invert __operators__.mod __operators__.floordiv __operators__.truediv __operators__.matmul
  __operators__.pow __operators__.xor __operators__.radd __operators__.rmul __operators__.rsub __operators__.rtruediv
  keras.backend.abs keras.backend.cast keras.backend.clip keras.backend.concatenate keras.backend.dot
  keras.backend.expand_dims keras.backend.exp keras.backend.l2_normalize keras.backend.log keras.backend.max
  keras.backend.maximum keras.backend.mean keras.backend.min keras.backend.permute_dimensions keras.backend.relu
  keras.backend.reshape keras.backend.shape keras.backend.sigmoid keras.backend.softmax keras.backend.sqrt
  keras.backend.square keras.backend.squeeze keras.backend.stack keras.backend.sum keras.backend.tanh
  keras.backend.tile keras.backend.transpose`
    .trim()
    .split(/\s+/),
);

/** Parts of `tf` that touch files, run Python or load native code. */
const reaching = [
  ...[
    'io',
    'py_function',
    'numpy_function',
    'raw_ops',
    'load_op_library',
    'load_library',
    'saved_model',
    'train',
  ],
  ...['sysconfig', 'autograph', 'compat.v1.py_func', 'compat.v1.gfile', 'distribute', 'summary'],
];

export type TensorflowFunction = 'computing' | 'reaching' | 'unknown';

/** What a function of `tf` can do, by the name that `TFOpLambda` looks up. */
export function tensorflowFunction(name: string): TensorflowFunction {
  if (computing.has(name)) return 'computing';
  const isReaching = reaching.some((part) => name === part || name.startsWith(`${part}.`));
  return isReaching ? 'reaching' : 'unknown';
}
