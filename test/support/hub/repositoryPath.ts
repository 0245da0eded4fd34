import type { ApiPart } from './profile.ts';
import type { RepositoryKind } from './repositorySpec.ts';

export interface RepositoryPath {
  kind: RepositoryKind;
  id: string;
  /** `info` for the bare id and `/revision/`; `resolve` and `raw` outside the API. */
  part: Exclude<ApiPart, 'whoami-v2'> | 'resolve' | 'raw';
  /** Decoded; undefined where the path names none. */
  revision: string | undefined;
  /** The path inside the repository, decoded. */
  file: string;
  /** What stands before and after the id in the request, for redirects to another id. */
  before: string;
  after: string;
}

const apiParts = /^(revision|tree|paths-info|commits|refs|auth-check)$/;

/** Takes a path of the Hub apart. Undefined: no path of a repository. */
export function parseRepositoryPath(path: string): RepositoryPath | undefined {
  return parseResolveCachePath(path) ?? parseApiPath(path) ?? parseFilePath(path);
}

function parseApiPath(path: string): RepositoryPath | undefined {
  const match = /^\/api\/(model|dataset|space)s\/(.+)$/.exec(path);
  if (!match) return undefined;
  const segments = (match[2] ?? '').split('/');
  const found = segments.findIndex((segment, index) => index > 0 && index < 3 && apiParts.test(segment));
  const idLength = found < 0 ? segments.length : found;
  if (idLength > 2) return undefined;
  const word = segments[idLength];
  const part = word === undefined || word === 'revision' ? 'info' : (word as RepositoryPath['part']);
  const rest = segments.slice(idLength + 1);
  const kind = match[1] as RepositoryKind;
  return { kind, part, ...idOf(segments, idLength, `/api/${kind}s/`), ...revisionAndFile(rest) };
}

function parseFilePath(path: string): RepositoryPath | undefined {
  const match = /^\/(?:(dataset|space)s\/)?((?:[^/]+\/)?[^/]+)\/(resolve|raw)\/(.+)$/.exec(path);
  if (!match) return undefined;
  const kind = (match[1] ?? 'model') as RepositoryKind;
  const before = match[1] ? `/${match[1]}s/` : '/';
  const segments = path.slice(before.length).split('/');
  const idLength = (match[2] ?? '').split('/').length;
  return {
    kind,
    part: match[3] as 'resolve' | 'raw',
    ...idOf(segments, idLength, before),
    ...revisionAndFile(segments.slice(idLength + 1)),
  };
}

/** `/api/resolve-cache/models/<id>/<sha>/<path>`, where the Hub sends readers of files outside LFS. */
function parseResolveCachePath(path: string): RepositoryPath | undefined {
  const match = /^\/api\/resolve-cache\/(model|dataset|space)s\/(.+)\/([0-9a-f]{40})\/(.+)$/.exec(path);
  if (!match) return undefined;
  const [, kind, id = '', revision = '', file = ''] = match;
  const before = `/api/resolve-cache/${kind}s/`;
  return {
    kind: kind as RepositoryKind,
    part: 'resolve-cache',
    id: decodeURIComponent(id),
    revision,
    file: decodeURIComponent(file),
    before,
    after: path.slice(before.length + id.length),
  };
}

function idOf(
  segments: readonly string[],
  idLength: number,
  before: string,
): Pick<RepositoryPath, 'id' | 'before' | 'after'> {
  const after = segments.slice(idLength);
  return {
    id: decodeURIComponent(segments.slice(0, idLength).join('/')),
    before,
    after: after.length > 0 ? `/${after.join('/')}` : '',
  };
}

/** A revision is one segment with its slashes encoded, except `refs/pr/N` and the like, which come raw as well. */
function revisionAndFile(segments: readonly string[]): Pick<RepositoryPath, 'revision' | 'file'> {
  const length = segments[0] === 'refs' && segments.length >= 3 ? 3 : 1;
  const decoded = segments.map(decodeURIComponent);
  return {
    revision: decoded.length > 0 ? decoded.slice(0, length).join('/') : undefined,
    file: decoded.slice(length).join('/'),
  };
}
