import { all, at, endsWith, hex, isCoreMl, like, named, type Recogniser } from './recognisers.ts';

/** A format that is known by its looks and not inspected. */
export interface KnownFormat {
  readonly id: string;
  /** For people. */
  readonly name: string;
  readonly recognises: Recogniser;
  /** What loading one can do beyond reading numbers, for people; absent where nothing is known. */
  readonly risk?: string;
}

const customOperators = 'it can name operators that native code has to be loaded for';
const compiled = 'it is compiled code for one accelerator';

/** Those whose bytes tell what they are. */
export const knownByContent: readonly KnownFormat[] = [
  {
    id: 'tensorflow-lite',
    name: 'TensorFlow Lite',
    recognises: at(4, 'TFL3'),
    risk: customOperators,
  },
  { id: 'onnx-runtime', name: 'ONNX Runtime (.ort)', recognises: at(4, 'ORTM'), risk: customOperators },
  { id: 'executorch', name: 'ExecuTorch', recognises: like(/^.{4}(?:ET|FT)\d\d/s), risk: customOperators },
  { id: 'core-ml', name: 'Core ML', recognises: isCoreMl, risk: 'it can name custom layers of the app' },
  {
    // MIL blob storage, version 2: a header of 64 bytes, then the first blob's mark.
    id: 'core-ml-weights',
    name: 'Core ML weights',
    recognises: hex(/^.{8}02000000(?:00){56}efbeadde/),
  },
  {
    id: 'openvino',
    name: 'OpenVINO',
    recognises: like(/^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<net\s[^>]*\bversion=/s),
    risk: customOperators,
  },
  {
    // A version, then the length and the name of the model's specification (ctranslate2/specs/model_spec.py).
    id: 'ctranslate2',
    name: 'CTranslate2',
    recognises: hex(/^[01].000000[0-4].00(?:4[1-9a-f]|5[0-9a])(?:..){0,50}5370656300/),
  },
  { id: 'rknn', name: 'RKNN', recognises: at(0, 'RKNN'), risk: compiled },
  {
    id: 'tensorrt',
    name: 'TensorRT engine',
    // Ultralytics puts the length of some JSON, and the JSON, before the engine.
    recognises: like(/^(?:ftrt|ptrt|.{4}\{".*?\}ftrt)/s),
    risk: `${compiled}, and can bring plug-ins`,
  },
  {
    // Version, levels and version again, all zero, then the tensor's description (paddle/fluid/framework/lod_tensor.cc).
    id: 'paddle-parameters',
    name: 'PaddlePaddle parameters',
    recognises: hex(/^(?:00){16}(?:0[4-9a-f]|[1-9a-f].)00000008/),
  },
  { id: 'mxnet', name: 'MXNet parameters', recognises: at(0, '\x12\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0') },
  {
    // An object, its index and its version, in binary or as text.
    id: 'torch7',
    name: 'Torch7',
    recognises: at(0, '\x04\0\0\0\x01\0\0\0\x03\0\0\0V 1', '4\n1\n3\nV 1\n'),
    risk: 'it can hold Lua functions, which loading brings to life',
  },
  {
    id: 'xgboost-ubjson',
    name: 'XGBoost (UBJSON)',
    recognises: hex(/^7b(?:4c(?:00){7}|6c000000|4900|69|55)07(?:6c6561726e6572|76657273696f6e)/),
  },
  { id: 'xgboost-binary', name: 'XGBoost (old binary)', recognises: at(0, 'binf', 'bs64') },
  { id: 'lightgbm', name: 'LightGBM', recognises: like(/^tree\r?\nversion=v\d/) },
  { id: 'catboost', name: 'CatBoost', recognises: at(0, 'CBM1') },
  {
    id: 'r-data',
    name: 'R data',
    recognises: hex(/^(?:5244(?:41|58)3[23]0a|580a0000000[23]00|410a3[23]0a3\d|420a0[23]000000)/),
    risk: 'reading it can run code that it promises (CVE-2024-27322)',
  },
  {
    id: '7z',
    name: '7z archive',
    recognises: at(0, '7z\xbc\xaf\x27\x1c'),
    risk: 'its members are not unpacked',
  },
  { id: 'rar', name: 'RAR archive', recognises: at(0, 'Rar!\x1a\x07'), risk: 'its members are not unpacked' },
  { id: 'ggml', name: 'GGML before GGUF', recognises: at(0, 'lmgg', 'fmgg', 'tjgg', 'algg') },
  { id: 'fasttext', name: 'fastText', recognises: at(0, '\xba\x16\x4f\x2f') },
  { id: 'kenlm', name: 'KenLM', recognises: at(0, 'mmap lm http://kheafield.com/code') },
  { id: 'faiss', name: 'Faiss index', recognises: hex(/^49(?:78|77|48|4c)(?:[3-7].){2}....0000/) },
  { id: 'ncnn', name: 'ncnn', recognises: like(/^7767517\r?\n/), risk: 'it can name custom layers' },
  { id: 'parquet', name: 'Parquet', recognises: at(0, 'PAR1') },
  { id: 'arrow', name: 'Arrow', recognises: at(0, 'ARROW1') },
  {
    // A record with its length and the length's check sum: the event that tells the version
    // (tensorflow/core/util/events_writer.cc). TensorBoard reads files with this part of a name alone.
    id: 'tensorboard',
    name: 'TensorBoard log',
    recognises: all(named(/tfevents[^/]*$/i), hex(/^..(?:00){7}.{8}09.{16}1a0d627261696e2e4576656e743a32/)),
  },
  { id: 'ds-store', name: 'macOS folder view', recognises: at(0, '\0\0\0\x01Bud1') },
  {
    // The footer of a table of LevelDB.
    id: 'tensorflow-checkpoint',
    name: 'TensorFlow checkpoint',
    recognises: all(named(/\.index$/i), endsWith('\x57\xfb\x80\x8b\x24\x75\x47\xdb')),
  },
  {
    // What opens a Windows program and a shell script at once (Actually Portable Executable).
    id: 'llamafile',
    name: 'llamafile',
    recognises: at(0, "MZqFpD='", "jartsr='"),
    risk: 'it is a program with a model inside',
  },
  {
    id: 'tensorflow-graph',
    name: 'TensorFlow graph',
    // `schema_version` and a meta graph; or nodes that begin with their name.
    recognises: all(named(/\.pb$/i), hex(/^(?:080112|0a(?:..){1,3}0a[0-7].(?:2e|[3-7].))/)),
    risk: 'its operators can read and write files and run Python',
  },
  {
    id: 'caffe',
    name: 'Caffe',
    recognises: all(named(/\.caffemodel$/i), hex(/^0a[0-7].[2-7]./)),
    risk: 'it can name layers that run Python',
  },
  {
    id: 'paddle',
    name: 'PaddlePaddle program',
    // The main block, its index and that it has no parent.
    recognises: all(named(/(?:\.pdmodel|__model__)$/i), hex(/^0a(?:..){1,4}080010/)),
    risk: customOperators,
  },
];

/** Those without any mark: the last to be asked, when nothing else recognises the bytes. */
export const knownByName: readonly KnownFormat[] = [
  { id: 'openvino-weights', name: 'OpenVINO weights', recognises: named(/(?:^|\/)openvino[\w.-]*\.bin$/i) },
  {
    id: 'tensorrt',
    name: 'TensorRT engine',
    recognises: named(/\.(?:engine|plan|trt)$/i),
    risk: `${compiled}, and can bring plug-ins`,
  },
  {
    id: 'tensorflow-checkpoint',
    name: 'TensorFlow checkpoint data',
    recognises: named(/\.data-\d{5}-of-\d{5}$/i),
  },
  { id: 'mnn', name: 'MNN', recognises: named(/\.mnn$/i), risk: customOperators },
  { id: 'mlc', name: 'MLC weights', recognises: named(/(?:^|\/)params_shard_\d+\.bin$/i) },
  {
    id: 'caffe',
    name: 'Caffe',
    recognises: named(/\.caffemodel$/i),
    risk: 'it can name layers that run Python',
  },
  { id: 'torch7', name: 'Torch7', recognises: named(/\.t7$/i), risk: 'it can hold Lua functions' },
];
