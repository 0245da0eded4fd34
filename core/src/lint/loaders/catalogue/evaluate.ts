import type { Loader } from '../loader.ts';

const library = 'evaluate';
const version = 'evaluate 0.4.6';

/** A bare name is looked for in three owners in turn; these are not among the metrics. */
const owners: Readonly<Record<string, readonly string[]>> = {
  'evaluate-comparison': ['mcnemar', 'wilcoxon'],
  'evaluate-measurement': [
    'word_length',
    'word_count',
    'text_duplicates',
    'label_distribution',
    'toxicity',
    'honest',
    'regard',
  ],
};
const aliases = new Map(
  Object.entries(owners).flatMap(([owner, names]) =>
    names.map((name) => [name, `${owner}/${name}`] as const),
  ),
);

export const evaluateLoaders: readonly Loader[] = [
  {
    callable: /^evaluate\.(?:loading\.)?load$/,
    names: ['load'],
    library,
    purpose: 'code',
    positional: [
      'path',
      'config_name',
      'module_type',
      'process_id',
      'num_process',
      'cache_dir',
      'experiment_id',
      'keep_in_memory',
      'download_config',
      'download_mode',
      'revision',
    ],
    repository: {
      parameter: 'path',
      kind: 'space',
      notation: 'id',
      defaultOwner: 'evaluate-metric',
      ownerBy: { parameter: 'module_type', prefix: 'evaluate-' },
      aliases,
    },
    revision: 'revision',
    alwaysRunsCode: true,
    evidence: 'read',
    source: `${version}, loading.py`,
  },
  {
    callable: /^evaluate\.(?:evaluation_suite\.)?EvaluationSuite\.load$/,
    names: ['load'],
    library,
    purpose: 'code',
    positional: ['path', 'download_mode', 'revision'],
    repository: { parameter: 'path', kind: 'space', notation: 'id' },
    revision: 'revision',
    alwaysRunsCode: true,
    evidence: 'read',
    source: `${version}, evaluation_suite/__init__.py`,
  },
];
