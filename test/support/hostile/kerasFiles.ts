import { assembleHdf5 } from '../hdf5Assembler.ts';
import { data, stream } from '../pickleAssembler.ts';
import { zipArchive } from '../zipAssembler.ts';
import {
  code,
  command,
  type HostileFile,
  harmlessPickle,
  hostileClass,
  hostilePickle,
} from './hostileFile.ts';

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
const named = (module: string, name: string) => object(module, 'function', name, 'function');
/** Marshalled code of `lambda x: x`, which is all that a scanner needs to see. */
const bytecode = '4wEAAAAAAAAAAAAAAAEAAAACAAAAQwAAAHMIAAAAdABqAWQBgwFTAA==\n';

const model = (layer: unknown) => ({
  module: 'keras',
  class_name: 'Sequential',
  config: { name: 's', layers: [object('keras.layers', 'Dense', { units: 1 }), layer] },
  registered_name: null,
});
const keras = (config: unknown) =>
  zipArchive([
    {
      name: 'metadata.json',
      content: Buffer.from('{"keras_version": "3.9.0", "date_saved": "2025-01-01@00:00:00"}'),
    },
    { name: 'config.json', content: Buffer.from(JSON.stringify(config)) },
    { name: 'model.weights.h5', content: assembleHdf5({}) },
  ]);
const withLayer = (layer: unknown) => keras(model(layer));
const h5 = (layer: unknown) =>
  assembleHdf5({
    attributes: {
      keras_version: '2.12.0',
      backend: 'tensorflow',
      model_config: JSON.stringify({ class_name: 'Sequential', config: { name: 's', layers: [layer] } }),
    },
  });

const lambda3 = object('keras.layers', 'Lambda', {
  function: object('builtins', '__lambda__', { code: bytecode, defaults: null, closure: null }),
});
const lambda2 = {
  class_name: 'Lambda',
  config: { name: 'l', function: [bytecode, null, null], function_type: 'lambda' },
};
const whatItIs = 'a class or function that the file does not hold: whoever registers it decides what it does';

/** What `load_model` makes or calls because a configuration names it. */
export const kerasFiles: readonly HostileFile[] = hostileClass('keras', [
  ['lambda.h5', 'CVE-2024-3660', h5(lambda2)],
  ['lambda.keras', 'CVE-2024-3660', withLayer(lambda3)],
  [
    'lambda-as-activation.keras',
    'CVE-2024-3660',
    withLayer(
      object('keras.layers', 'Dense', {
        units: 1,
        activation: object('builtins', '__lambda__', { code: bytecode }),
      }),
    ),
  ],
  [
    'lambda-output-shape.h5',
    'CVE-2024-3660',
    h5({
      class_name: 'Lambda',
      config: {
        function: 'f',
        function_type: 'function',
        output_shape: [bytecode, null, null],
        output_shape_type: 'lambda',
      },
    }),
  ],
  [
    'lambda-deep.keras',
    'modelscan #343',
    withLayer(
      object('keras.layers', 'TimeDistributed', {
        layer: object('keras.layers', 'Bidirectional', { layer: lambda3 }),
      }),
    ),
  ],
  [
    'lambda-in-training.h5',
    'modelscan #343',
    assembleHdf5({
      attributes: {
        model_config: '{"class_name":"Sequential","config":{"layers":[]}}',
        training_config: JSON.stringify({ loss: object('builtins', '__lambda__', { code: bytecode }) }),
      },
    }),
  ],
  [
    'lambda-in-metrics.keras',
    'modelscan #343',
    keras({
      ...model(object('keras.layers', 'Dropout')),
      compile_config: { metrics: [object('builtins', '__lambda__', { code: bytecode })] },
    }),
  ],
  [
    'lambda-named.h5',
    'CVE-2024-3660',
    h5({ class_name: 'Lambda', config: { function: 'mean', function_type: 'function', module: 'evil' } }),
    whatItIs,
  ],
  ['module-os.keras', 'CVE-2025-1550', withLayer(named('os', 'system'))],
  ['module-subprocess.keras', 'CVE-2025-1550', withLayer(object('subprocess', 'Popen', { args: command }))],
  ['module-builtins.keras', 'CVE-2025-1550', withLayer(named('builtins', 'eval'))],
  [
    'module-in-lambda.keras',
    'CVE-2025-1550',
    withLayer(
      object('keras.layers', 'Lambda', { function: named('builtins', 'exec'), arguments: { source: code } }),
    ),
  ],
  ['module-pickle.keras', 'CVE-2025-1550', withLayer(named('pickle', 'loads'))],
  [
    'module-as-activation.keras',
    'CVE-2025-1550',
    withLayer(object('keras.layers', 'Dense', { activation: named('os', 'system') })),
  ],
  [
    'module-as-initializer.keras',
    'CVE-2025-1550',
    withLayer(object('keras.layers', 'Dense', { kernel_initializer: named('posix', 'system') })),
  ],
  [
    'module-in-build-config.keras',
    'CVE-2025-1550',
    keras({
      ...model(object('keras.layers', 'Dropout')),
      build_config: { input_shape: named('os', 'system') },
    }),
  ],
  ['module-in-h5.h5', 'CVE-2025-1550', h5(named('os', 'system'))],
  ['module-own.keras', 'CVE-2025-1550', withLayer(object('evil_layers', 'Attention')), whatItIs],
  [
    'get-file.keras',
    'CVE-2025-8747',
    withLayer(
      object('keras.layers', 'Lambda', {
        function: named('keras.utils', 'get_file'),
        arguments: { origin: 'https://example.invalid/x' },
      }),
    ),
  ],
  [
    'get-file-by-path.keras',
    'CVE-2025-8747',
    withLayer(
      object('keras.layers', 'Lambda', { function: named('keras.src.utils.file_utils', 'get_file') }),
    ),
  ],
  [
    'load-model.keras',
    'CVE-2025-8747',
    withLayer(object('keras.layers', 'Lambda', { function: named('keras.models', 'load_model') })),
  ],
  [
    'lambda-in-h5-safe-mode.h5',
    'CVE-2025-9905',
    h5({
      class_name: 'Lambda',
      config: { name: 'l', function: { class_name: '__lambda__', config: { code: bytecode } } },
    }),
  ],
  [
    'lambda-in-h5-functional.h5',
    'CVE-2025-9905',
    assembleHdf5({
      attributes: {
        model_config: JSON.stringify({ class_name: 'Functional', config: { layers: [lambda2] } }),
      },
    }),
  ],
  ['unsafe-switch.keras', 'CVE-2025-9906', withLayer(named('keras.config', 'enable_unsafe_deserialization'))],
  [
    'unsafe-switch-by-path.keras',
    'CVE-2025-9906',
    withLayer(
      object('keras.layers', 'Lambda', {
        function: named('keras.src.config', 'enable_unsafe_deserialization'),
      }),
    ),
  ],
  [
    'torch-module.keras',
    'CVE-2025-49655',
    withLayer(
      object('keras.layers', 'TorchModuleWrapper', { module: Buffer.from(hostilePickle).toString('base64') }),
    ),
  ],
  [
    'torch-module-by-path.keras',
    'CVE-2025-49655',
    withLayer(object('keras.src.utils.torch_utils', 'TorchModuleWrapper', { module: 'gAJ9Lg==' })),
  ],
  [
    'vocabulary.keras',
    'CVE-2025-12058',
    withLayer(object('keras.layers', 'StringLookup', { vocabulary: '/etc/passwd' })),
  ],
  [
    'saved-model-layer.keras',
    'CVE-2026-1462',
    withLayer(object('keras.layers', 'TFSMLayer', { filepath: '/tmp/x' })),
  ],
  [
    'two-configurations.keras',
    'duplicate members',
    zipArchive([
      { name: 'metadata.json', content: Buffer.from('{"keras_version": "3.9.0"}') },
      { name: 'config.json', content: Buffer.from(JSON.stringify(model(object('keras.layers', 'Dropout')))) },
      { name: 'config.json', content: Buffer.from(JSON.stringify(model(lambda3))) },
    ]),
  ],
  [
    'two-modules.keras',
    'duplicate keys',
    zipArchive([
      { name: 'metadata.json', content: Buffer.from('{"keras_version": "3.9.0"}') },
      {
        name: 'config.json',
        content: Buffer.from(
          '{"module":"keras","class_name":"Sequential","config":{"layers":[{"module":"keras.layers","module":"os","class_name":"function","config":"system","registered_name":"function"}]}}',
        ),
      },
    ]),
  ],
  [
    'assets-pickle.keras',
    'nested pickles',
    zipArchive([
      { name: 'metadata.json', content: Buffer.from('{"keras_version": "3.9.0"}') },
      { name: 'config.json', content: Buffer.from(JSON.stringify(model(object('keras.layers', 'Dropout')))) },
      { name: 'assets/vocabulary.pkl', content: stream(data(harmlessPickle)) },
      { name: 'assets/layer.pkl', content: hostilePickle },
    ]),
  ],
  [
    'pytables-attribute.h5',
    'PyTables documentation',
    assembleHdf5({ attributes: { TITLE: 'weights', CLASS: 'GROUP', weights: hostilePickle } }),
  ],
  ['external-link.h5', 'CVE-2026-1669', assembleHdf5({ externalLinks: { weights: '/etc/passwd' } })],
  ['external-link-up.h5', 'CVE-2026-1669', assembleHdf5({ externalLinks: { weights: '../../x.h5' } })],
]);
