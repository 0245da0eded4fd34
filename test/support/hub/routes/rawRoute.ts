import type { Answer } from '../answer.ts';
import { contentAnswer } from '../contentAnswer.ts';
import { entryNotFound } from '../hubError.ts';
import type { HubRequest } from '../hubRequest.ts';
import type { Commit } from '../repository.ts';

/** `GET /<id>/raw/<rev>/<path>`: what is in git, so the pointer of a file in LFS. */
export function rawRoute(request: HubRequest, commit: Commit, path: string): Answer {
  const file = commit.files.get(path);
  if (!file) throw entryNotFound(path, commit.sha);
  return contentAnswer(
    file.lfs?.pointer ?? file.content,
    { range: request.headers.range, ifNoneMatch: undefined },
    { 'X-Repo-Commit': commit.sha, ETag: `"${file.blobId}"`, 'Content-Type': 'text/plain; charset=utf-8' },
  );
}
