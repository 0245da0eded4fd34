import type { Loader } from '../loader.ts';

/** Builders that ship with the library; `load_dataset("csv", ...)` names no repository (datasets, packaged_modules). */
export const packagedBuilders: ReadonlySet<string> = new Set([
  'json',
  'csv',
  'parquet',
  'text',
  'arrow',
  'imagefolder',
  'audiofolder',
  'videofolder',
  'webdataset',
  'pandas',
  'sql',
  'xml',
  'hdf5',
  'generator',
  'spark',
  'cache',
  'pdffolder',
  'niftifolder',
  'lance',
  'eval',
]);

export const datasetsLoaders: readonly Loader[] = [
  {
    callable:
      /^datasets\.(?:load\.)?(?:load_dataset|load_dataset_builder|get_dataset_config_names|get_dataset_split_names|get_dataset_infos)$/,
    names: [
      'load_dataset',
      'load_dataset_builder',
      'get_dataset_config_names',
      'get_dataset_split_names',
      'get_dataset_infos',
    ],
    library: 'datasets',
    purpose: 'data',
    positional: ['path', 'name'],
    repository: { parameter: 'path', kind: 'dataset', notation: 'id', builtIn: packagedBuilders },
    revision: 'revision',
    trust: { parameter: 'trust_remote_code', default: false },
    evidence: 'read',
    source: 'datasets 5.x, load.py',
  },
  {
    callable: /^evaluate\.(?:loading\.)?load$/,
    names: ['load'],
    library: 'evaluate',
    purpose: 'code',
    positional: ['path', 'config_name', 'module_type'],
    repository: { parameter: 'path', kind: 'space', notation: 'id', defaultOwner: 'evaluate-metric' },
    revision: 'revision',
    alwaysRunsCode: true,
    evidence: 'read',
    source: 'evaluate 0.4, loading.py',
  },
];
