import type { Loader } from '../loader.ts';

const library = 'optimum';

/** `id@revision` is read still, and deprecated: a fix writes the argument. */
const shared = {
  library,
  names: ['from_pretrained'],
  purpose: 'weights',
  repository: {
    parameter: 'model_id',
    alsoNamed: ['model_name_or_path', 'pretrained_model_or_path', 'pretrained_model_name_or_path'],
    kind: 'model',
    notation: 'id@revision',
    inlineRevision: 'read-only',
  },
  revision: 'revision',
  trust: { parameter: 'trust_remote_code', default: false },
  subfolder: 'subfolder',
  fileName: 'file_name',
  evidence: 'read',
} as const satisfies Partial<Loader>;

const path = String.raw`^optimum\.(?:\w+\.)*`;

export const optimumLoaders: readonly Loader[] = [
  {
    ...shared,
    callable: new RegExp(String.raw`${path}(?:ORT|OV)(?:\w*Pipeline|PipelineFor\w+)\.from_pretrained$`),
    positional: ['model_id'],
    source: 'optimum-onnx 0.1.0, modeling_diffusion.py; optimum-intel 2.2.0, openvino/modeling_diffusion.py',
  },
  {
    ...shared,
    callable: new RegExp(String.raw`${path}(?:ORTModel(?:For\w+)?|OptimizedModel)\.from_pretrained$`),
    positional: [
      'model_id',
      'config',
      'export',
      'subfolder',
      'revision',
      'force_download',
      'local_files_only',
      'trust_remote_code',
    ],
    source: 'optimum 2.3.0, modeling_base.py; optimum-onnx 0.1.0, onnxruntime/modeling.py',
  },
  {
    ...shared,
    callable: new RegExp(
      String.raw`${path}OV(?:Model(?:For\w+|OpenCLIP\w*)?|SentenceTransformer)\.from_pretrained$`,
    ),
    // The order differs between the classes from here on.
    positional: ['model_id'],
    source: 'optimum-intel 2.2.0, openvino/modeling_base.py',
  },
  {
    ...shared,
    callable: new RegExp(String.raw`${path}(?:IPEX|NPU|Neuron|Gaudi|RBLN)\w+\.from_pretrained$`),
    positional: ['model_id'],
    evidence: 'recalled',
    source: 'optimum-intel 1.x, optimum-neuron, optimum-habana',
  },
  {
    ...shared,
    callable: new RegExp(`${path}main_export$`),
    names: ['main_export'],
    positional: ['model_name_or_path'],
    evidence: 'recalled',
    source: 'optimum, exporters/onnx/__main__.py',
  },
];
