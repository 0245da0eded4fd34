import type { InspectedFile } from '../../formats/inspectContents.ts';

/**
 * Formats for runtimes of their own: phones, browsers, accelerators, OpenVINO; and those that no model is loaded from:
 * logs of a training, what a desktop leaves in a folder. Without a reference that says who loads a model they are listed
 * and inspected, and a verdict does not wait for them; a loader that is named, or a policy with `scope: all`, changes
 * that.
 */
const readByOthers: ReadonlySet<string> = new Set([
  ...[
    'tensorflow-lite',
    'core-ml',
    'core-ml-weights',
    'openvino',
    'openvino-weights',
    'torch7',
    'rknn',
    'tensorrt',
  ],
  ...[
    'mxnet',
    'caffe',
    'executorch',
    'paddle',
    'paddle-parameters',
    'r-data',
    'llamafile',
    'ncnn',
    'mnn',
    'mlc',
  ],
  ...['tensorflow-checkpoint', 'kenlm', 'faiss', 'catboost', 'media'],
  ...['tensorboard', 'ds-store'],
]);

/**
 * Whether a loader that nobody named may read each file of a model: by its format, and code only where a configuration
 * leads there.
 */
export function loadedPaths(inspected: ReadonlyMap<string, InspectedFile>): ReadonlySet<string> {
  const code = [...inspected.values()].flatMap(({ facts }) => facts?.code ?? []);
  const runsCode = code.some(({ repository }) => repository === undefined);
  return new Set(
    [...inspected].flatMap(([path, { format }]) => {
      if (format === 'python') return runsCode ? [path] : [];
      return readByOthers.has(format) ? [] : [path];
    }),
  );
}
