import type { Loader } from '../loader.ts';

/** The handle is a URL whose last part is the version. */
export const tensorflowHubLoaders: readonly Loader[] = [
  {
    callable: /^tensorflow_hub\.(?:\w+\.)*(?:load|resolve|KerasLayer)$/,
    names: ['load', 'resolve', 'KerasLayer'],
    library: 'tensorflow_hub',
    purpose: 'weights',
    positional: ['handle'],
    repository: { parameter: 'handle', kind: 'url', notation: 'url', inlineRevision: 'ignored' },
    evidence: 'read',
    source: 'tensorflow-hub 0.16.1, module_v2.py, keras_layer.py',
  },
];
