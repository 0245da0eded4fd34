import type { Repository } from './repository.ts';

/** The tags that the Hub derives from library, files, card and base model, and those of the spec. */
export function repositoryTags(repository: Repository): string[] {
  const { spec, head } = repository;
  const names = [...head.files.keys()];
  const tags = [
    spec.libraryName,
    names.some((name) => /(^|\/)pytorch_model.*\.bin$/.test(name)) &&
      repository.kind === 'model' &&
      'pytorch',
    names.some((name) => name.endsWith('.ot')) && 'rust',
    names.some((name) => name.endsWith('.safetensors')) && 'safetensors',
    ...(spec.tagList ?? []),
    spec.baseModel && `base_model:${spec.baseModel.id}`,
    spec.baseModel && `base_model:${spec.baseModel.relation}:${spec.baseModel.id}`,
    spec.license && `license:${spec.license}`,
    'region:us',
  ];
  return tags.filter((tag): tag is string => typeof tag === 'string');
}
