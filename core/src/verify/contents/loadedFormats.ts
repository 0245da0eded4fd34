/**
 * Formats for runtimes of their own: phones, browsers, accelerators, OpenVINO. Without a reference that says who loads a
 * model they are listed and inspected, and a verdict does not wait for them; a loader that is named, or a policy with
 * `scope: all`, changes that.
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
]);

/** Whether some loader of the catalogue may read a file of this format. */
export function isLoadable(format: string): boolean {
  return !readByOthers.has(format);
}
