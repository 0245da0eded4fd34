import type { Loader } from '../loader.ts';
import { modelId } from './common.ts';

const version = 'setfit 1.2.0';

export const setfitLoaders: readonly Loader[] = [
  {
    callable: /^setfit\.(?:\w+\.)*SetFitModel\.from_pretrained$/,
    names: ['from_pretrained'],
    library: 'setfit',
    purpose: 'weights',
    positional: ['pretrained_model_name_or_path'],
    repository: modelId('pretrained_model_name_or_path', { alsoNamed: ['model_id'] }),
    revision: 'revision',
    trust: { parameter: 'trust_remote_code', default: false },
    pinByHand:
      'Download a snapshot with revision="<sha>" and load that folder: here the revision pins the head, a pickle, and not the body.',
    evidence: 'read',
    source: `${version}, modeling.py`,
  },
  {
    callable: /^setfit\.(?:\w+\.)*AbsaModel\.from_pretrained$/,
    names: ['from_pretrained'],
    library: 'setfit',
    purpose: 'weights',
    positional: ['model_id', 'polarity_model_id'],
    repository: { parameter: 'model_id', kind: 'model', notation: 'id@revision' },
    further: [
      {
        repository: { parameter: 'polarity_model_id', kind: 'model', notation: 'id@revision' },
        runsCode: false,
      },
    ],
    evidence: 'read',
    source: `${version}, span/modeling.py`,
  },
];
