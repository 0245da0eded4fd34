import { type Answer, redirectAnswer } from '../answer.ts';
import { contentAnswer } from '../contentAnswer.ts';
import { deliveredContent } from '../deliveredContent.ts';
import type { HubContext } from '../hubContext.ts';
import { entryNotFound } from '../hubError.ts';
import type { HubRequest } from '../hubRequest.ts';
import type { Commit, Repository } from '../repository.ts';
import { fileEtag, type StoredFile } from '../storedFile.ts';

/**
 * `GET|HEAD /<id>/resolve/<rev>/<path>`. LFS content: 302 to the second origin. Other files of an open
 * repository: 307 to `/api/resolve-cache/` on this one. Else the content itself.
 */
export function resolveRoute(
  context: HubContext,
  request: HubRequest,
  repository: Repository,
  commit: Commit,
  path: string,
): Answer {
  const file = commit.files.get(path);
  if (!file) throw entryNotFound(path, commit.sha);
  if (!context.profile.cdn) return fileAnswer(context, request, commit, path, file);
  const linked = {
    'X-Repo-Commit': commit.sha,
    'Accept-Ranges': 'bytes',
    'X-Linked-Etag': `"${fileEtag(file)}"`,
    'X-Linked-Size': String(file.content.length),
  };
  if (file.lfs) {
    const expired = context.faults.take(request.target, ['expired-url']) !== undefined;
    const name = path.slice(path.lastIndexOf('/') + 1);
    const signed = context.signer.sign(`/repos/${repository.kind}/${file.lfs.sha256}`, name, expired);
    return redirectAnswer(302, context.cdnUrl + signed, linked);
  }
  if (repository.spec.gated || repository.spec.private)
    return fileAnswer(context, request, commit, path, file);
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  const query = `?${encodeURIComponent(request.path)}=&etag=${encodeURIComponent(`"${file.blobId}"`)}`;
  const location = `/api/resolve-cache/${repository.kind}s/${repository.id}/${commit.sha}/${encoded}${query}`;
  return redirectAnswer(307, context.profile.pathPrefix + location, linked);
}

/** The content with the Hub's headers, ranges included. */
export function fileAnswer(
  context: HubContext,
  request: HubRequest,
  commit: Commit,
  path: string,
  file: StoredFile | undefined = commit.files.get(path),
): Answer {
  if (!file) throw entryNotFound(path, commit.sha);
  const { range, 'if-none-match': ifNoneMatch } = request.headers;
  return contentAnswer(
    deliveredContent(context, request, file.content),
    { range, ifNoneMatch },
    { 'X-Repo-Commit': commit.sha, ETag: `"${fileEtag(file)}"` },
  );
}
