/**
 * Files beside the sources that change what is found: manifests, what `core/lint/project` reads of requirements,
 * and the files that make a folder a package or a model.
 */
export const watchedFiles: readonly string[] = [
  '**/model-manifest.yaml',
  '**/{pyproject.toml,setup.py,setup.cfg,environment.yml,environment.yaml,uv.lock,poetry.lock}',
  '**/requirements*.txt',
  '**/__init__.py',
  '**/config.json',
];
