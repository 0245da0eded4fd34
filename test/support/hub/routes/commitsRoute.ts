import { type Answer, jsonAnswer } from '../answer.ts';
import { ancestors, splitMessage } from '../history.ts';
import type { HubContext } from '../hubContext.ts';
import type { HubRequest } from '../hubRequest.ts';
import { linkToNext, pageLimit } from '../page.ts';
import type { Commit } from '../repository.ts';

const USUAL_PAGE = 50;

/** `GET /api/models/<id>/commits/<rev>?limit=&p=`, the newest first, with `X-Total-Count` and `Link`. */
export function commitsRoute(context: HubContext, request: HubRequest, tip: Commit): Answer {
  const commits = ancestors(tip);
  const asked = request.query.has('limit') ? 1000 : USUAL_PAGE;
  const limit = pageLimit(request, Math.min(asked, context.pageSize));
  const page = Number(request.query.get('p') ?? 0);
  const more = (page + 1) * limit < commits.length;
  return jsonAnswer(
    commits
      .slice(page * limit, (page + 1) * limit)
      .map((commit) => commitEntry(commit, wantsFormatted(request))),
    {
      'X-Total-Count': String(commits.length),
      ...(more ? { Link: linkToNext(context, request, 'p', String(page + 1)) } : {}),
    },
  );
}

function wantsFormatted(request: HubRequest): boolean {
  return [...request.query.getAll('expand'), ...request.query.getAll('expand[]')].includes('formatted');
}

function commitEntry(commit: Commit, formatted: boolean): object {
  const { title, description } = splitMessage(commit.message);
  return {
    id: commit.sha,
    title,
    message: description,
    authors: [{ user: commit.author, avatar: `/avatars/${commit.author}.svg` }],
    date: commit.date.toISOString(),
    ...(formatted ? { formatted: { title, message: description } } : {}),
  };
}
