import { describe, expect, it } from 'vitest';
import { judgeKerasConfig } from '../../../../core/src/formats/keras/judgeKerasConfig.ts';

const object = (
  module: string | null,
  class_name: string,
  config: unknown = {},
  registered_name: string | null = null,
) => ({
  module,
  class_name,
  config,
  registered_name,
});
const call = (module: string | null, name: string, registered = 'function') =>
  object(module, 'function', name, registered);
/** As Keras 2 writes it. */
const old = (class_name: string, config: unknown = {}) => ({ class_name, config });

const bytecode = '4wEAAAAAAAAAAAAAAAEAAAACAAAAQwAAAHMIAAAAdABqAWQBgwFTAA==';

const rows: readonly [what: string, config: unknown, state: string][] = [
  [
    'a layer of Keras 3',
    object('keras.layers', 'Dense', { kernel_initializer: object('keras.initializers', 'GlorotUniform') }),
    'clean',
  ],
  ['a model of Keras 3', object('keras.src.models.functional', 'Functional', {}, 'Functional'), 'clean'],
  ['a model of Keras 2', old('Sequential', { layers: [old('Dense'), old('BatchNormalization')] }), 'clean'],
  ['a layer of tf.keras', object('tensorflow.keras.layers', 'Conv2D'), 'clean'],
  ['an operation', object('keras.src.ops.numpy', 'Matmul'), 'clean'],
  ['a policy', object('keras', 'DTypePolicy', { name: 'float32' }), 'clean'],
  ['an optimizer of Keras 2', { optimizer_config: old('Adam'), loss: 'mse' }, 'clean'],
  ['a schedule', object('keras.optimizers.schedules', 'ExponentialDecay'), 'clean'],
  ['an optimizer of a backend', object('keras.src.backend.torch.optimizers.torch_adam', 'Adam'), 'clean'],
  ['a tensor', object('builtins', '__numpy__', { value: [1], dtype: 'f4' }), 'clean'],
  ['an activation', call('builtins', 'relu'), 'clean'],
  ['an activation by its module', call('keras.activations', 'gelu'), 'clean'],
  [
    'a class of KerasHub',
    object('keras_hub.src.models.gemma.gemma_backbone', 'GemmaBackbone', {}, 'keras_hub>GemmaBackbone'),
    'clean',
  ],
  ['a function of tf that computes', old('TFOpLambda', { function: 'math.multiply' }), 'clean'],
  ['a slice', old('SlicingOpLambda', { function: '__operators__.getitem' }), 'clean'],
  ['a vocabulary', object('keras.layers', 'StringLookup', { vocabulary: ['a', 'b'] }), 'clean'],

  [
    'CVE-2024-3660 in Keras 2',
    old('Lambda', { function: [`${bytecode}\n`, null, null], function_type: 'lambda' }),
    'dangerous',
  ],
  [
    'CVE-2024-3660 in Keras 3',
    object('keras.layers', 'Lambda', { function: object('builtins', '__lambda__', { code: bytecode }) }),
    'dangerous',
  ],
  ['bytecode without a type', old('Lambda', { function: bytecode }), 'dangerous'],
  [
    'bytecode for a shape',
    old('Lambda', {
      function: 'f',
      function_type: 'function',
      output_shape: [bytecode, null, null],
      output_shape_type: 'raw',
    }),
    'dangerous',
  ],
  [
    'a lambda anywhere',
    object('keras.layers', 'Dense', { activation: object('builtins', '__lambda__') }),
    'dangerous',
  ],
  ['CVE-2025-1550', call('subprocess', 'run'), 'dangerous'],
  ['CVE-2025-1550 with a class', object('subprocess', 'Popen', { args: 'id' }), 'dangerous'],
  ['CVE-2025-1550 with a module of nobody', call('evil', 'run'), 'dangerous'],
  ['CVE-2025-8747', call('keras.utils', 'get_file'), 'dangerous'],
  ['CVE-2025-8747 by its own path', call('keras.src.utils.file_utils', 'get_file'), 'dangerous'],
  ['CVE-2025-9906', call('keras.config', 'enable_unsafe_deserialization'), 'dangerous'],
  [
    'CVE-2025-9906 by a model',
    object('keras.layers', 'Lambda', { function: call('keras.models', 'load_model') }),
    'dangerous',
  ],
  ['CVE-2025-49655', object('keras.layers', 'TorchModuleWrapper', { module: 'gAJ9Lg==' }), 'dangerous'],
  ['CVE-2026-1462', object('keras.layers', 'TFSMLayer', { filepath: '/tmp/x' }), 'dangerous'],
  ['CVE-2025-12058', object('keras.layers', 'StringLookup', { vocabulary: '/etc/passwd' }), 'dangerous'],
  ['a vocabulary from the network', old('TextVectorization', { vocabulary: 'https://x/y' }), 'dangerous'],
  ['eval', call('builtins', 'eval'), 'dangerous'],
  ['a file through tf', old('TFOpLambda', { function: 'io.write_file' }), 'dangerous'],
  ['Python through tf', old('TFOpLambda', { function: 'py_function' }), 'dangerous'],

  ['a class of one’s own', object('my.models', 'Attention3', {}, 'my>Attention3'), 'unknown'],
  ['a class of one’s own in Keras 2', old('Custom>Dense'), 'unknown'],
  [
    'a class that is registered under a name of Keras',
    object('keras.layers', 'Dense', {}, 'my>Dense'),
    'unknown',
  ],
  ['a class that Keras lacks', object('keras.layers', 'Densest'), 'unknown'],
  ['a function of one’s own', call('builtins', 'my_loss', 'my_loss'), 'unknown'],
  [
    'a Lambda that names a function',
    old('Lambda', { function: 'mean', function_type: 'function' }),
    'unknown',
  ],
  ['a function of tf that nobody knows', old('TFOpLambda', { function: 'odd.thing' }), 'unknown'],
  ['a layer of jax', object('keras.layers', 'JaxLayer'), 'unknown'],
  ['a name of all objects', old('constructor'), 'unknown'],
];

describe('a Keras configuration', () => {
  it.each(rows)('with %s', (_, config, state) => {
    expect(judgeKerasConfig(config).state).toBe(state);
    expect(judgeKerasConfig({ build_config: [{ compile_config: config }] }).state).toBe(state);
  });
  it('tells the worst first', () => {
    const { findings } = judgeKerasConfig([old('Mine'), old('Yours'), object('os', 'system')]);
    expect(findings.map(({ severity }) => severity)).toEqual(['error', 'warning', 'warning']);
  });
});
