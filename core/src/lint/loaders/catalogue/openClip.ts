import type { Loader } from '../loader.ts';
import { modelId } from './common.ts';

const library = 'open_clip';

export const openClipLoaders: readonly Loader[] = [
  {
    callable: /^open_clip\.(?:\w+\.)*(?:create_model(?:_and_transforms|_from_pretrained)?|get_tokenizer)$/,
    names: ['create_model', 'create_model_and_transforms', 'create_model_from_pretrained', 'get_tokenizer'],
    library,
    purpose: 'weights',
    positional: ['model_name', 'pretrained'],
    // The id behind the prefix is handed on as it is: an `@` would make it invalid.
    repository: { parameter: 'model_name', kind: 'model', notation: 'hf-hub', inlineRevision: 'ignored' },
    withoutRevision:
      'Download a pinned snapshot with huggingface_hub.snapshot_download(..., revision="<sha>") and name its folder with "local-dir:".',
    evidence: 'read',
    source: 'open_clip 3.3.0, factory.py',
  },
  {
    callable: /^open_clip\.(?:pretrained\.)?download_pretrained_from_hf$/,
    names: ['download_pretrained_from_hf'],
    library,
    purpose: 'file',
    positional: ['model_id', 'filename', 'revision'],
    repository: modelId('model_id'),
    revision: 'revision',
    fileName: 'filename',
    evidence: 'read',
    source: 'open_clip 3.3.0, pretrained.py',
  },
];
