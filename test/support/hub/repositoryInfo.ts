import { nodesBelow, type TreeNode } from './fileTree.ts';
import type { Commit, Repository } from './repository.ts';
import { repositoryTags } from './repositoryTags.ts';
import { safetensorsSummary } from './safetensorsSummary.ts';

export interface InfoOptions {
  /** The fields asked for; without it the default ones. */
  expand?: readonly string[];
  blobs?: boolean;
  securityStatus?: boolean;
}

/** The fields that may be asked for, as the Hub lists them in its 400. */
export const expandableFields = new Set(
  (
    'author baseModels cardData config createdAt disabled downloads downloadsAllTime evalResults gated inference ' +
    'inferenceProviderMapping lastModified library_name likes mask_token model-index pipeline_tag private ' +
    'safetensors sha siblings spaces tags transformersInfo trendingScore widgetData gguf resourceGroup ' +
    'xetEnabled childrenModelCount usedStorage description citation paperswithcode_id sdk runtime'
  ).split(' '),
);

/** What `/api/models/<id>` says. With `expand`: `_id`, `id` and exactly the fields asked for. */
export function repositoryInfo(repository: Repository, commit: Commit, options: InfoOptions): object {
  const base = { _id: objectId(repository), id: repository.id };
  const all = fields(repository, commit, options.blobs === true);
  if (options.expand) {
    const asked = options.expand.filter((field) => all[field] !== undefined);
    return { ...base, ...Object.fromEntries(asked.map((field) => [field, all[field]])) };
  }
  const { downloadsAllTime: _, ...usual } = all;
  const modelId = repository.kind === 'model' ? { modelId: repository.id } : {};
  const status = options.securityStatus ? { securityRepoStatus: securityRepoStatus(repository) } : {};
  return { ...base, ...modelId, ...usual, ...status };
}

function fields(repository: Repository, commit: Commit, blobs: boolean): Record<string, unknown> {
  const { spec } = repository;
  const owner = repository.id.includes('/') ? { author: repository.id.split('/')[0] } : {};
  return {
    ...owner,
    sha: commit.sha,
    lastModified: repository.head.date.toISOString(),
    createdAt: repository.createdAt.toISOString(),
    private: spec.private ?? false,
    gated: spec.gated ?? false,
    disabled: spec.disabled ?? false,
    downloads: spec.downloads ?? 0,
    downloadsAllTime: (spec.downloads ?? 0) * 12,
    likes: spec.likes ?? 0,
    tags: repositoryTags(repository),
    pipeline_tag: spec.pipelineTag,
    library_name: spec.libraryName,
    cardData: cardData(repository),
    config: configSummary(commit),
    safetensors: safetensorsSummary(commit),
    baseModels: baseModels(repository),
    siblings: nodesBelow(commit.tree, true).flatMap((node) =>
      node.type === 'file' ? [sibling(node, blobs)] : [],
    ),
    sdk: repository.kind === 'space' ? 'gradio' : undefined,
    spaces: repository.kind === 'model' ? [] : undefined,
  };
}

function sibling({ path, file }: TreeNode & { type: 'file' }, blobs: boolean): object {
  if (!blobs) return { rfilename: path };
  const size = file.content.length;
  const lfs = file.lfs && { sha256: file.lfs.sha256, size, pointerSize: file.lfs.pointer.length };
  return { rfilename: path, size, blobId: file.blobId, ...(lfs ? { lfs } : {}) };
}

function cardData(repository: Repository): object {
  const { license, baseModel, libraryName } = repository.spec;
  return {
    ...(license ? { license } : {}),
    ...(libraryName ? { library_name: libraryName } : {}),
    ...(baseModel ? { base_model: baseModel.id } : {}),
  };
}

function baseModels(repository: Repository): object | undefined {
  const { baseModel } = repository.spec;
  return baseModel && { relation: baseModel.relation, models: [{ id: baseModel.id }] };
}

/** The part of config.json that the Hub repeats: architectures, model_type, auto_map. */
function configSummary(commit: Commit): object | undefined {
  const file = commit.files.get('config.json');
  if (!file) return undefined;
  const config: Record<string, unknown> = JSON.parse(Buffer.from(file.content).toString('utf8'));
  const kept = ['architectures', 'model_type', 'auto_map'].filter((name) => name in config);
  return Object.fromEntries(kept.map((name) => [name, config[name]]));
}

function securityRepoStatus(repository: Repository): object {
  const filesWithIssues = Object.entries(repository.spec.securityStatus ?? {})
    .filter(([, status]) => status === 'unsafe' || status === 'suspicious')
    .map(([path, level]) => ({ path, level }));
  return { scansDone: true, filesWithIssues };
}

/** 24 hex digits whose first eight are the creation time in seconds, as on the Hub. */
function objectId(repository: Repository): string {
  const seconds = Math.floor(repository.createdAt.getTime() / 1000).toString(16);
  return seconds.padStart(8, '0') + (repository.history[0]?.sha ?? '').slice(0, 16);
}
