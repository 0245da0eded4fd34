/** What a file of a repository is taken for by its name. Its content decides; this says what readers expect. */
export type FileFormat =
  | 'safetensors'
  | 'pickle'
  | 'gguf'
  | 'onnx'
  | 'keras'
  | 'tensorflow'
  | 'flax'
  | 'torchscript'
  | 'openvino'
  | 'ctranslate2'
  | 'data'
  | 'python'
  | 'template'
  | 'text'
  | 'other';

const formats: readonly (readonly [FileFormat, RegExp])[] = [
  ['safetensors', /\.safetensors$/i],
  ['pickle', /\.(?:bin|pt|pth|ckpt|pkl|pickle|joblib|dill|nemo|mar)$/i],
  ['gguf', /\.(?:gguf|ggml)$/i],
  ['onnx', /\.(?:onnx|onnx_data|onnx\.data)$/i],
  ['keras', /\.(?:h5|hdf5|keras)$/i],
  ['tensorflow', /\.(?:pb|tflite)$/i],
  ['flax', /\.msgpack$/i],
  ['torchscript', /\.(?:torchscript|jit|ptl)$/i],
  ['data', /\.(?:parquet|arrow|csv|tsv|jsonl|jsonl\.gz|json\.gz|zst|tar|zip|npy|npz)$/i],
  ['python', /\.py$/i],
  ['template', /\.(?:jinja|jinja2|j2)$/i],
  ['text', /\.(?:json|md|txt|ya?ml|toml|cfg|model|vocab)$|(?:^|\/)\.gitattributes$/i],
];

/** Settings of Trainer, which are a pickle, and OpenVINO's and CTranslate2's weights, which are none, share one ending. */
const openvinoWeights = /(?:^|\/)openvino_[\w.-]*\.(?:bin|xml)$/i;

export function fileFormat(path: string): FileFormat {
  if (openvinoWeights.test(path)) return 'openvino';
  return formats.find(([, pattern]) => pattern.test(path))?.[0] ?? 'other';
}

const runningFormats: ReadonlySet<FileFormat> = new Set(['pickle', 'keras', 'torchscript']);

/** True for formats whose usual readers run what the file says: pickles, Keras archives, TorchScript. */
export function runsWhenRead(format: FileFormat): boolean {
  return runningFormats.has(format);
}
