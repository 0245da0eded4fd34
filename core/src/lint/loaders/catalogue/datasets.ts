import type { Loader } from '../loader.ts';

const version = 'datasets 5.2.0, 4.0.0 and 3.6.0';

/** Builders that ship with the library: `load_dataset("csv", ...)` names no repository (packaged_modules). */
export const packagedBuilders: ReadonlySet<string> = new Set(
  'arrow audiofolder conll csv eval fasta fastq genbank harbor hdf5 iceberg imagefolder json lance meshfolder mmcif niftifolder pandas parquet pdb pdffolder text tsfile videofolder vortex webdataset xml'.split(
    ' ',
  ),
);

const shared = {
  library: 'datasets',
  purpose: 'data',
  repository: {
    parameter: 'path',
    kind: 'dataset',
    notation: 'id',
    builtIn: packagedBuilders,
    // `hf://datasets/owner/name@rev` is taken for the id as it stands.
    inlineRevision: 'ignored',
  },
  revision: 'revision',
  // From 4.0 on `load_dataset_builder` drops it, with a line in the log where it is true; before, it went to
  // `dataset_module_factory`.
  trust: {
    parameter: 'trust_remote_code',
    default: false,
    removed: { since: '4.0.0', fate: 'does nothing here but log an error where it is true' },
  },
  evidence: 'read',
} as const satisfies Partial<Loader>;

const start = ['path', 'name', 'data_dir', 'data_files'];

/** `data_files` may name files of another dataset, or any URL. */
const dataFiles = {
  repository: { parameter: 'data_files', kind: 'dataset', notation: 'url' },
  runsCode: false,
} as const;

export const datasetsLoaders: readonly Loader[] = [
  {
    ...shared,
    callable: /^datasets\.(?:load\.)?load_dataset$/,
    names: ['load_dataset'],
    positional: [
      ...start,
      'split',
      'cache_dir',
      'features',
      'download_config',
      'download_mode',
      'verification_mode',
      'keep_in_memory',
      'save_infos',
      'revision',
    ],
    further: [dataFiles],
    source: `${version}, load.py`,
  },
  {
    ...shared,
    callable: /^datasets\.(?:load\.)?load_dataset_builder$/,
    names: ['load_dataset_builder'],
    positional: [...start, 'cache_dir', 'features', 'download_config', 'download_mode', 'revision'],
    further: [dataFiles],
    source: `${version}, load.py`,
  },
  {
    ...shared,
    callable: /^datasets\.(?:inspect\.)?get_dataset_(?:config_names|default_config_name)$/,
    names: ['get_dataset_config_names', 'get_dataset_default_config_name'],
    // These hand it on to `DownloadConfig`, which has no such field.
    trust: {
      parameter: 'trust_remote_code',
      default: false,
      removed: {
        since: '4.0.0',
        fate: 'makes this call fail with a TypeError, unless download_config is given',
      },
    },
    positional: ['path', 'revision'],
    source: `${version}, inspect.py`,
  },
  {
    ...shared,
    callable: /^datasets\.(?:inspect\.)?get_dataset_(?:split_names|config_info)$/,
    names: ['get_dataset_split_names', 'get_dataset_config_info'],
    positional: ['path', 'config_name', 'data_files', 'download_config', 'download_mode', 'revision'],
    source: `${version}, inspect.py`,
  },
  {
    ...shared,
    callable: /^datasets\.(?:inspect\.)?get_dataset_infos$/,
    names: ['get_dataset_infos'],
    positional: ['path', 'data_files', 'download_config', 'download_mode', 'revision'],
    source: `${version}, inspect.py`,
  },
  {
    callable: /^datasets\.(?:\w+\.)*load_from_disk$/,
    names: ['load_from_disk'],
    library: 'datasets',
    purpose: 'data',
    positional: ['dataset_path'],
    repository: { parameter: 'dataset_path', kind: 'dataset', notation: 'hf-uri' },
    evidence: 'read',
    source: `${version}, load.py, arrow_dataset.py`,
  },
];
