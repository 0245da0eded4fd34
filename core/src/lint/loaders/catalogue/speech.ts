import type { Loader } from '../loader.ts';
import { modelId } from './common.ts';

const pyannote = {
  names: ['from_pretrained'],
  library: 'pyannote',
  purpose: 'weights',
  repository: {
    parameter: 'checkpoint',
    alsoNamed: ['checkpoint_path'],
    kind: 'model',
    notation: 'id@revision',
    inlineRevision: 'read-only',
  },
  revision: 'revision',
  subfolder: 'subfolder',
  evidence: 'read',
} as const satisfies Partial<Loader>;

const byConfiguration = 'Pass fetch_config=FetchConfig(revision="<sha>").';

/** pyannote (whose release 3 wrote `id@revision`), speechbrain, NeMo and audiocraft. */
export const speechLoaders: readonly Loader[] = [
  {
    ...pyannote,
    callable: /^pyannote\.audio\.(?:\w+\.)*Pipeline\.from_pretrained$/,
    positional: ['checkpoint', 'revision', 'hparams_file', 'subfolder'],
    source: 'pyannote.audio 4.0.7, core/pipeline.py',
  },
  {
    ...pyannote,
    callable: /^pyannote\.audio\.(?:\w+\.)*Model\.from_pretrained$/,
    positional: ['checkpoint', 'map_location', 'strict', 'subfolder', 'revision'],
    source: 'pyannote.audio 4.0.7, core/model.py',
  },
  {
    ...pyannote,
    callable: /^pyannote\.audio\.(?:\w+\.)*PLDA\.from_pretrained$/,
    positional: ['checkpoint', 'subfolder', 'revision'],
    source: 'pyannote.audio 4.0.7, core/plda.py',
  },
  {
    callable: /^speechbrain\.(?:\w+\.)*[A-Z]\w*\.from_hparams$/,
    names: ['from_hparams'],
    library: 'speechbrain',
    purpose: 'weights',
    positional: ['source', 'hparams_file'],
    repository: modelId('source', { ownerRequired: true }),
    revision: 'fetch_config.revision',
    otherRevision: 'revision',
    pinByHand: byConfiguration,
    // The YAML of the repository names the classes to build.
    alwaysRunsCode: true,
    evidence: 'read',
    source: 'speechbrain 1.1.2, inference/interfaces.py, utils/fetching.py',
  },
  {
    callable: /^speechbrain\.(?:\w+\.)*foreign_class$/,
    names: ['foreign_class'],
    library: 'speechbrain',
    purpose: 'code',
    positional: ['source', 'hparams_file', 'pymodule_file'],
    repository: modelId('source', { ownerRequired: true }),
    revision: 'fetch_config.revision',
    otherRevision: 'revision',
    pinByHand: byConfiguration,
    alwaysRunsCode: true,
    evidence: 'read',
    source: 'speechbrain 1.1.2, inference/interfaces.py',
  },
  {
    callable: /^nemo\.(?:\w+\.)*[A-Z]\w*\.from_pretrained$/,
    names: ['from_pretrained'],
    library: 'nemo',
    purpose: 'weights',
    positional: ['model_name', 'refresh_cache'],
    // A name without owner is one of NVIDIA's own catalogue.
    repository: modelId('model_name', { ownerRequired: true }),
    evidence: 'read',
    source: 'nemo-toolkit 3.0.0, core/classes/common.py',
  },
  {
    callable: /^audiocraft\.(?:\w+\.)*[A-Z]\w*\.get_pretrained$/,
    names: ['get_pretrained'],
    library: 'audiocraft',
    purpose: 'weights',
    positional: ['name'],
    repository: modelId('name', { ownerRequired: true }),
    evidence: 'read',
    source: 'audiocraft, models/loaders.py',
  },
];
