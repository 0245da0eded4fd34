import type { Loader } from '../loader.ts';

/** The scheme is stripped and the rest handed on: no revision is understood anywhere. */
function kerasRow(library: string, callable: RegExp, names: readonly string[], parameter: string): Loader {
  return {
    callable,
    names,
    library,
    purpose: 'weights',
    positional: [parameter],
    repository: { parameter, kind: 'model', notation: 'hf-uri', inlineRevision: 'ignored' },
    takesFolder: true,
    evidence: 'read',
    source:
      'keras 3.15.1, saving/saving_api.py, saving/saving_lib.py; keras-hub 0.32.0, utils/preset_utils.py',
  };
}

export const kerasLoaders: readonly Loader[] = [
  kerasRow('keras', /^keras\.(?:\w+\.)*load_model$/, ['load_model'], 'filepath'),
  kerasRow('tensorflow', /^tensorflow\.(?:\w+\.)*keras\.(?:\w+\.)*load_model$/, ['load_model'], 'filepath'),
  kerasRow('keras_hub', /^keras_hub\.(?:\w+\.)*[A-Z]\w*\.from_preset$/, ['from_preset'], 'preset'),
  kerasRow('keras_nlp', /^keras_nlp\.(?:\w+\.)*[A-Z]\w*\.from_preset$/, ['from_preset'], 'preset'),
];
