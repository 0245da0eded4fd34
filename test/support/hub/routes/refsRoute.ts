import { type Answer, jsonAnswer } from '../answer.ts';
import type { Repository } from '../repository.ts';

/** `GET /api/models/<id>/refs[?include_prs=1]`. A pull request is named by its number. */
export function refsRoute(repository: Repository, query: URLSearchParams): Answer {
  const pullRequests = query.has('include_prs') ? { pullRequests: refsUnder(repository, 'refs/pr/') } : {};
  return jsonAnswer({
    tags: refsUnder(repository, 'refs/tags/'),
    branches: refsUnder(repository, 'refs/heads/'),
    converts: refsUnder(repository, 'refs/convert/'),
    ...pullRequests,
  });
}

function refsUnder(repository: Repository, prefix: string): object[] {
  return [...repository.refs]
    .filter(([ref]) => ref.startsWith(prefix))
    .map(([ref, commit]) => ({ name: ref.slice(prefix.length), ref, targetCommit: commit.sha }));
}
