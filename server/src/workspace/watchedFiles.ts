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
  // Whether a token in a file of variables will be committed.
  '**/.gitignore',
];

/** Files whose constants others import; watched from the first time that one is looked for. */
export const watchedModules: readonly string[] = ['**/*.py', '**/.env'];

/** Sources that are looked at without being open; watched from the first time that somebody asks for it. */
export const watchedSources: readonly string[] = ['**/*.{py,ipynb}', '**/.env*'];

/** True for a file that matters only where its text was asked for; all others of ours change more than that. */
export function isModuleAlone(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name === '.env' || (name.endsWith('.py') && name !== '__init__.py' && name !== 'setup.py');
}
