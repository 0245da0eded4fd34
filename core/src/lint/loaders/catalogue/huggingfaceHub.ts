import type { Loader } from '../loader.ts';
import { modelId } from './common.ts';

const library = 'huggingface_hub';
const source = 'huggingface_hub 1.x, file_download.py, _snapshot_download.py, hf_api.py';
const repository = modelId('repo_id', { kindParameter: 'repo_type' });
/** Functions of the package and methods of `HfApi()`. */
const owner = String.raw`^huggingface_hub\.(?:\w+\.)*(?:HfApi\(\)\.)?`;

export const huggingfaceHubLoaders: readonly Loader[] = [
  {
    callable: new RegExp(`${owner}snapshot_download$`),
    names: ['snapshot_download'],
    library,
    purpose: 'files',
    positional: ['repo_id'],
    repository,
    revision: 'revision',
    evidence: 'read',
    source,
  },
  {
    callable: new RegExp(`${owner}(?:hf_hub_download|hf_hub_url|cached_download|try_to_load_from_cache)$`),
    names: ['hf_hub_download', 'hf_hub_url', 'try_to_load_from_cache'],
    library,
    purpose: 'file',
    positional: ['repo_id', 'filename'],
    repository,
    revision: 'revision',
    fileName: 'filename',
    subfolder: 'subfolder',
    evidence: 'read',
    source,
  },
  {
    callable:
      /^huggingface_hub\.(?:\w+\.)*(?:PyTorchModelHubMixin|ModelHubMixin|KerasModelHubMixin)\.from_pretrained$/,
    names: ['from_pretrained'],
    library,
    purpose: 'weights',
    positional: ['pretrained_model_name_or_path'],
    repository: modelId('pretrained_model_name_or_path'),
    revision: 'revision',
    evidence: 'read',
    source: 'huggingface_hub 1.x, hub_mixin.py',
  },
];
