/**
 * Formats that no loader of the catalogue reads: other programs do, on phones and in browsers. Without a reference that
 * says who loads a model they are listed and inspected, and a verdict does not wait for them.
 */
const readByOthers: ReadonlySet<string> = new Set([
  ...['tflite', 'coreml', 'openvino', 'torch7', 'rknn', 'tensorrt', 'mxnet', 'caffe', 'executorch', 'paddle'],
  ...['tensorflow-graph', 'r-data', 'llamafile', 'ncnn', 'mnn'],
]);

/** Whether some loader of the catalogue may read a file of this format. */
export function isLoadable(format: string): boolean {
  return !readByOthers.has(format);
}
