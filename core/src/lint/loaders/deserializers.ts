import type { Evidence } from './loader.ts';

/** A callable that reads a file in a format which can run code. */
export interface Deserializer {
  readonly callable: RegExp;
  readonly names: readonly string[];
  /** Imported top-level packages; `builtins` modules of Python among them. */
  readonly library: string;
  readonly positional: readonly string[];
  /** The parameter that says what is read; absent where the call only switches a guard off. */
  readonly file?: string;
  /** What runs, for the message. */
  readonly danger: string;
  /** Fires only with this argument. */
  readonly onlyWith?: { readonly parameter: string; readonly value: boolean };
  /** A file known by name is read in this way only where its name fits. */
  readonly onlyFiles?: RegExp;
  readonly saferWay?: string;
  readonly evidence: Evidence;
  readonly source: string;
}

const python = 'Python documentation, library/pickle: "It is possible to construct malicious pickle data"';

/** `torch.load` has a rule of its own. */
export const torchLoad = {
  callable: /^torch\.(?:serialization\.)?load$/,
  names: ['load'],
  library: 'torch',
  positional: ['f', 'map_location', 'pickle_module'],
  file: 'f',
  danger: 'torch.load unpickles',
  evidence: 'read',
  source: 'torch 2.15.0, serialization.py',
} as const satisfies Deserializer;

const pickles: Readonly<Record<string, readonly string[]>> = {
  pickle: ['load', 'loads', '_load', '_loads', 'Unpickler', '_Unpickler'],
  _pickle: ['load', 'loads', 'Unpickler'],
  cPickle: ['load', 'loads', 'Unpickler'],
  pickle5: ['load', 'loads', 'Unpickler'],
  dill: ['load', 'loads', 'Unpickler', 'load_session', 'load_module'],
  cloudpickle: ['load', 'loads'],
};

const lightning = {
  names: ['load_from_checkpoint'],
  positional: ['checkpoint_path'],
  file: 'checkpoint_path',
  danger: 'a Lightning checkpoint is a pickle',
  evidence: 'read',
  source: 'lightning 2.6.6, pytorch/core/module.py (CVE-2026-58659)',
} as const satisfies Partial<Deserializer>;

const keras = {
  positional: ['filepath', 'custom_objects', 'compile', 'safe_mode'],
  file: 'filepath',
  danger: 'safe_mode=False',
  onlyWith: { parameter: 'safe_mode', value: false },
  evidence: 'read',
  source: 'keras 3.15.1, saving/saving_api.py, saving/serialization_lib.py',
} as const satisfies Partial<Deserializer>;

const kerasPackages = ['keras', 'tensorflow', 'tf_keras'];

/** What switches the guard of Keras off; has a rule of its own. */
export const kerasGuards: readonly Deserializer[] = kerasPackages.flatMap((library): Deserializer[] => {
  const path =
    library === 'tensorflow'
      ? String.raw`^tensorflow\.(?:\w+\.)*keras\.(?:\w+\.)*`
      : String.raw`^${library}\.(?:\w+\.)*`;
  return [
    { ...keras, library, names: ['load_model'], callable: new RegExp(`${path}load_model$`) },
    {
      ...keras,
      library,
      names: ['deserialize_keras_object'],
      callable: new RegExp(`${path}deserialize_keras_object$`),
      positional: ['config', 'custom_objects', 'safe_mode'],
      file: 'config',
    },
    {
      library,
      names: ['enable_unsafe_deserialization'],
      callable: new RegExp(`${path}enable_unsafe_deserialization$`),
      positional: [],
      danger: 'enable_unsafe_deserialization()',
      evidence: 'read',
      source: 'keras 3.15.1, saving/serialization_lib.py',
    },
  ];
});

export const deserializers: readonly Deserializer[] = [
  ...kerasGuards,
  ...Object.entries(pickles).map(
    ([library, names]): Deserializer => ({
      callable: new RegExp(String.raw`^${library}\.(?:\w+\.)*(?:${names.join('|')})$`),
      names,
      library,
      positional: ['file'],
      file: 'file',
      danger: 'unpickling runs whatever callable the file names',
      evidence: 'documented',
      source: python,
    }),
  ),
  {
    callable: /^joblib\.(?:numpy_pickle\.)?load$/,
    names: ['load'],
    library: 'joblib',
    positional: ['filename', 'mmap_mode'],
    file: 'filename',
    danger: 'joblib.load unpickles',
    saferWay: 'skops.io.load with an explicit list of trusted types',
    evidence: 'read',
    source: 'joblib 1.6.0, numpy_pickle.py',
  },
  {
    callable: /^skops\.io\.loads?$/,
    names: ['load', 'loads'],
    library: 'skops',
    positional: ['file', 'trusted'],
    file: 'file',
    danger: 'trusted=True builds every type that the file names',
    onlyWith: { parameter: 'trusted', value: true },
    saferWay: 'an explicit list of trusted types',
    evidence: 'read',
    source: 'skops 0.16.0, io/_persist.py, which refuses it; older releases take it',
  },
  {
    callable: /^shelve\.(?:open|DbfilenameShelf)$/,
    names: ['open', 'DbfilenameShelf'],
    library: 'shelve',
    positional: ['filename', 'flag'],
    file: 'filename',
    danger: 'a shelf unpickles its values',
    evidence: 'documented',
    source: 'Python documentation, library/shelve',
  },
  {
    callable: /^pandas\.(?:io\.pickle\.)?read_pickle$/,
    names: ['read_pickle'],
    library: 'pandas',
    positional: ['filepath_or_buffer'],
    file: 'filepath_or_buffer',
    danger: 'read_pickle unpickles',
    saferWay: 'Parquet or Feather',
    evidence: 'read',
    source: 'pandas 3.1.1, io/pickle.py',
  },
  {
    callable: /^numpy\.(?:lib\.(?:npyio|_npyio_impl)\.)?load$/,
    names: ['load'],
    library: 'numpy',
    positional: ['file', 'mmap_mode', 'allow_pickle'],
    file: 'file',
    danger: 'object arrays are pickles',
    onlyWith: { parameter: 'allow_pickle', value: true },
    evidence: 'read',
    source: 'numpy 2.4.6, lib/_npyio_impl.py (CVE-2019-6446)',
  },
  {
    callable: /^torch\.(?:jit\.(?:_serialization\.)?load|package\.(?:\w+\.)*PackageImporter|export\.load)$/,
    names: ['load', 'PackageImporter'],
    library: 'torch',
    positional: ['f'],
    file: 'f',
    danger: 'a TorchScript, export or package archive carries code that runs with the model',
    evidence: 'read',
    source: 'torch 2.15.0, jit/_serialization.py, package/package_importer.py, export/__init__.py',
  },
  {
    callable:
      /^torch\.distributed\.(?:\w+\.)*(?:broadcast_object_list|all_gather_object|gather_object|scatter_object_list|recv_object_list)$/,
    names: [
      'broadcast_object_list',
      'all_gather_object',
      'gather_object',
      'scatter_object_list',
      'recv_object_list',
    ],
    library: 'torch',
    positional: ['object_list'],
    file: 'object_list',
    danger: 'objects of other ranks are unpickled, and any of them can run code in all',
    evidence: 'read',
    source: 'torch 2.15.0, distributed/distributed_c10d.py',
  },
  {
    ...lightning,
    callable: /^pytorch_lightning\.(?:\w+\.)*[A-Z]\w*\.load_from_checkpoint$/,
    library: 'pytorch_lightning',
  },
  {
    ...lightning,
    callable: /^lightning\.(?:\w+\.)*[A-Z]\w*\.load_from_checkpoint$/,
    library: 'lightning',
  },
  {
    callable: /^nemo\.(?:\w+\.)*[A-Z]\w*\.(?:restore_from|load_from_checkpoint)$/,
    names: ['restore_from', 'load_from_checkpoint'],
    library: 'nemo',
    positional: ['restore_path'],
    file: 'restore_path',
    danger: 'a .nemo archive holds pickled weights and a configuration that names classes to build',
    evidence: 'read',
    source: 'nemo-toolkit 3.0.0, core/classes/modelPT.py (CVE-2025-23304)',
  },
  {
    callable:
      /^mlflow\.(?:(?:sklearn|pyfunc|pytorch|statsmodels|lightgbm|catboost|spark|xgboost|spacy|prophet|pmdarima|paddle|langchain|tensorflow|keras|dspy)\.load_model|pyfunc\.(?:load_pyfunc|spark_udf)|(?:pytorch|tensorflow)\.load_checkpoint)$/,
    names: ['load_model', 'load_pyfunc', 'spark_udf', 'load_checkpoint'],
    library: 'mlflow',
    positional: ['model_uri'],
    file: 'model_uri',
    danger: 'this flavour stores the model as a pickle',
    evidence: 'read',
    source: 'mlflow 3.18.0, pyfunc/__init__.py and the flavours beside it',
  },
  {
    callable: /^ultralytics\.(?:\w+\.)*(?:YOLO|YOLOWorld|YOLOE|RTDETR|SAM|FastSAM|NAS)$/,
    names: ['YOLO', 'YOLOWorld', 'YOLOE', 'RTDETR', 'SAM', 'FastSAM', 'NAS'],
    library: 'ultralytics',
    positional: ['model'],
    file: 'model',
    onlyFiles: /\.pt$/,
    danger: 'the weights are a pickle, read with weights_only=False',
    saferWay: 'ULTRALYTICS_SAFE_LOAD=1 in the environment',
    evidence: 'read',
    source: 'ultralytics 8.4.190, nn/tasks.py, utils/patches.py',
  },
  {
    callable: /^langchain_community\.(?:\w+\.)*[A-Z]\w*\.load_local$/,
    names: ['load_local'],
    library: 'langchain_community',
    positional: ['folder_path'],
    file: 'folder_path',
    danger: 'the index beside the vectors is a pickle',
    onlyWith: { parameter: 'allow_dangerous_deserialization', value: true },
    evidence: 'read',
    source: 'langchain-community 0.4.2, vectorstores/faiss.py',
  },
  {
    callable: /^tensorflow\.saved_model\.load$/,
    names: ['load'],
    library: 'tensorflow',
    positional: ['export_dir'],
    file: 'export_dir',
    danger: 'a SavedModel is a program, which can read and write files',
    evidence: 'recalled',
    source: 'TensorFlow, SECURITY.md',
  },
  {
    callable: /^fastai\.(?:\w+\.)*load_learner$/,
    names: ['load_learner'],
    library: 'fastai',
    positional: ['fname'],
    file: 'fname',
    danger: 'load_learner unpickles',
    evidence: 'recalled',
    source: 'fastai, learner.py',
  },
];
