import type { Loader } from '../loader.ts';
import { modelId } from './common.ts';

const library = 'huggingface_hub';
const version = 'huggingface_hub 2.4.0 and 0.36.0';
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
    choosesBy: ['allow_patterns', 'ignore_patterns'],
    evidence: 'read',
    source: `${version}, _snapshot_download.py, hf_api.py`,
  },
  {
    callable: new RegExp(`${owner}(?:hf_hub_download|hf_hub_url)$`),
    names: ['hf_hub_download', 'hf_hub_url'],
    library,
    purpose: 'file',
    positional: ['repo_id', 'filename'],
    repository,
    revision: 'revision',
    fileName: 'filename',
    subfolder: 'subfolder',
    evidence: 'read',
    source: `${version}, file_download.py, hf_api.py`,
  },
  {
    callable: new RegExp(`${owner}try_to_load_from_cache$`),
    names: ['try_to_load_from_cache'],
    library,
    purpose: 'file',
    positional: ['repo_id', 'filename', 'cache_dir', 'revision', 'repo_type'],
    repository,
    revision: 'revision',
    fileName: 'filename',
    evidence: 'read',
    source: `${version}, file_download.py`,
  },
  {
    callable: /^huggingface_hub\.(?:\w+\.)*(?:PyTorch|Keras)?ModelHubMixin\.from_pretrained$/,
    names: ['from_pretrained'],
    library,
    purpose: 'weights',
    positional: ['pretrained_model_name_or_path'],
    repository: modelId('pretrained_model_name_or_path'),
    revision: 'revision',
    evidence: 'read',
    source: `${version}, hub_mixin.py`,
  },
  {
    callable: /^huggingface_hub\.(?:\w+\.)*from_pretrained_fastai$/,
    names: ['from_pretrained_fastai'],
    library,
    purpose: 'weights',
    positional: ['repo_id', 'revision'],
    repository: modelId('repo_id'),
    revision: 'revision',
    evidence: 'read',
    source: `${version}, fastai_utils.py`,
  },
  {
    callable:
      /^huggingface_hub\.(?:\w+\.)*(?:HfFileSystem\(\)|hffs)\.(?:read_text|read_bytes|cat_file|get_file|download)$/,
    names: ['read_text', 'read_bytes', 'cat_file', 'get_file', 'download'],
    library,
    purpose: 'file',
    positional: ['path'],
    repository: {
      parameter: 'path',
      alsoNamed: ['rpath'],
      kind: 'model',
      notation: 'hf-path',
    },
    revision: 'revision',
    fileName: 'path',
    evidence: 'read',
    source: `${version}, hf_file_system.py`,
  },
];
