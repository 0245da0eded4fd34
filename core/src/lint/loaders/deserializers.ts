import type { Evidence } from './loader.ts';

/** A callable that reads a file in a format which can run code. */
export interface Deserializer {
  readonly callable: RegExp;
  readonly names: readonly string[];
  /** Imported top-level packages; `builtins` modules of Python among them. */
  readonly library: string;
  readonly positional: readonly string[];
  /** The parameter that says what is read. */
  readonly file: string;
  /** What runs, for the message. */
  readonly danger: string;
  /** Fires only with this argument. */
  readonly onlyWith?: { readonly parameter: string; readonly value: boolean };
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
  source: 'torch 2.x, serialization.py',
} as const satisfies Deserializer;

export const deserializers: readonly Deserializer[] = [
  ...['pickle', '_pickle', 'cPickle', 'dill', 'cloudpickle', 'pickle5'].map(
    (library): Deserializer => ({
      callable: new RegExp(`^${library}\\.(?:_?loads?|_?Unpickler)$`),
      names: ['load', 'loads', 'Unpickler'],
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
    evidence: 'documented',
    source: 'joblib documentation, persistence: "joblib.load() ... can execute arbitrary Python code"',
  },
  {
    callable: /^shelve\.open$/,
    names: ['open'],
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
    evidence: 'documented',
    source: 'pandas documentation, pandas.read_pickle',
  },
  {
    callable: /^numpy\.(?:lib\.npyio\.)?load$/,
    names: ['load'],
    library: 'numpy',
    positional: ['file', 'mmap_mode', 'allow_pickle'],
    file: 'file',
    danger: 'object arrays are pickles',
    onlyWith: { parameter: 'allow_pickle', value: true },
    evidence: 'documented',
    source: 'numpy documentation, numpy.load (CVE-2019-6446)',
  },
  {
    callable: /^torch\.(?:jit\.load|jit\.jit_load|package\.PackageImporter|export\.load)$/,
    names: ['load', 'PackageImporter'],
    library: 'torch',
    positional: ['f'],
    file: 'f',
    danger: 'a TorchScript or package archive carries code that runs with the model',
    evidence: 'recalled',
    source: 'torch documentation',
  },
  {
    callable: /^(?:pytorch_)?lightning\.(?:\w+\.)*[A-Z]\w*\.load_from_checkpoint$/,
    names: ['load_from_checkpoint'],
    library: 'pytorch_lightning',
    positional: ['checkpoint_path'],
    file: 'checkpoint_path',
    danger: 'a Lightning checkpoint is a pickle',
    evidence: 'read',
    source: 'CVE-2026-58659',
  },
  {
    callable: /^lightning\.(?:\w+\.)*[A-Z]\w*\.load_from_checkpoint$/,
    names: ['load_from_checkpoint'],
    library: 'lightning',
    positional: ['checkpoint_path'],
    file: 'checkpoint_path',
    danger: 'a Lightning checkpoint is a pickle',
    evidence: 'read',
    source: 'CVE-2026-58659',
  },
  {
    callable: /^nemo\.(?:\w+\.)*[A-Z]\w*\.restore_from$/,
    names: ['restore_from'],
    library: 'nemo',
    positional: ['restore_path'],
    file: 'restore_path',
    danger: 'a .nemo archive holds pickled weights and a configuration that names classes to build',
    evidence: 'recalled',
    source: 'CVE-2025-23304',
  },
  {
    callable: /^mlflow\.(?:sklearn|pyfunc|pytorch|statsmodels|lightgbm|catboost|spark)\.load_model$/,
    names: ['load_model'],
    library: 'mlflow',
    positional: ['model_uri'],
    file: 'model_uri',
    danger: 'this flavour stores the model as a pickle',
    evidence: 'documented',
    source: 'mlflow advisories (no fix for the pickle flavours)',
  },
];
