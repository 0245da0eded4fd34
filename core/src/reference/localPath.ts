// The suffixes that loaders take for a file on disk; also archives, configs and scripts that stand for a model.
const modelFile =
  /\.(bin|ckpt|gguf|ggml|h5|hdf5|jit|joblib|json|keras|llamafile|model|msgpack|nemo|npy|npz|onnx|ot|pb|pickle|pkl|pt|pt2|pth|ptl|py|safetensors|tar|tar\.gz|tflite|tgz|torchscript|yaml|yml|zip)$/i;

/**
 * True where a string names a place on disk and not a repository of the Hub (RULES section 4): a leading
 * `./`, `../`, `/` or `~`, a drive letter, a backslash, `file:`, a model file's suffix, or whatever the caller
 * knows to exist, because an existing folder wins over the Hub in every loader.
 */
export function isLocalPath(text: string, exists: (path: string) => boolean = () => false): boolean {
  if (/^(\.{1,2}([/\\]|$)|[/~\\]|[A-Za-z]:([/\\]|$)|file:)/.test(text) || text.includes('\\')) return true;
  return text !== '' && (modelFile.test(text) || exists(text));
}
