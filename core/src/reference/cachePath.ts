import type { PlatformPath } from 'node:path';
import type { Repository, RepositoryKind } from './repository.ts';
import { isRepositoryId } from './repositoryId.ts';

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Where paths of the Hugging Face clients lie; `home` is the user's home folder. */
export interface CacheLocation {
  readonly env: Environment;
  readonly home: string;
  readonly path: PlatformPath;
}

const prefixes: Readonly<Record<RepositoryKind, string>> = {
  model: 'models',
  dataset: 'datasets',
  space: 'spaces',
};

/** `HF_HOME`, else `XDG_CACHE_HOME/huggingface`, else `~/.cache/huggingface`. */
export function huggingFaceHome({ env, home, path }: CacheLocation): string {
  const named = env.HF_HOME;
  if (named) return expandHome(named, home, path);
  const cache = env.XDG_CACHE_HOME;
  return path.join(cache ? expandHome(cache, home, path) : path.join(home, '.cache'), 'huggingface');
}

/** The Hub cache: `HF_HUB_CACHE`, `HUGGINGFACE_HUB_CACHE`, else `hub` in {@link huggingFaceHome}. */
export function hubCacheFolder(location: CacheLocation): string {
  const { env, home, path } = location;
  const named = env.HF_HUB_CACHE || env.HUGGINGFACE_HUB_CACHE;
  return named ? expandHome(named, home, path) : path.join(huggingFaceHome(location), 'hub');
}

/** `~` and `~/x` with the home folder in place of the tilde; `~user` stays as it is. */
export function expandHome(text: string, home: string, path: PlatformPath): string {
  if (text === '~') return home;
  return /^~[/\\]/.test(text) && (text[1] === '/' || path.sep === '\\')
    ? path.join(home, text.slice(2))
    : text;
}

/** The folder of a repository in the Hub cache, e.g. `models--google-bert--bert-base-uncased`. */
export function repositoryFolderName(repository: Repository): string {
  return [prefixes[repository.kind], ...repository.id.split('/')].join('--');
}

/** The repository that a folder of the Hub cache holds; `undefined` for other folders. */
export function repositoryOfFolder(name: string): Repository | undefined {
  const [prefix, ...parts] = name.split('--');
  const kind = (Object.keys(prefixes) as RepositoryKind[]).find((each) => prefixes[each] === prefix);
  const id = parts.join('/');
  return kind !== undefined && isRepositoryId(id) ? { kind, id } : undefined;
}
