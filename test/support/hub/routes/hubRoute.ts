import { checkCaller, checkReadable, checkVisible } from '../access.ts';
import { type Answer, redirectAnswer, textAnswer } from '../answer.ts';
import type { HubContext } from '../hubContext.ts';
import { HubError, revisionNotFound } from '../hubError.ts';
import type { HubRequest } from '../hubRequest.ts';
import type { ApiPart } from '../profile.ts';
import type { Repository } from '../repository.ts';
import { parseRepositoryPath, type RepositoryPath } from '../repositoryPath.ts';
import { resolveRevision } from '../revision.ts';
import { commitsRoute } from './commitsRoute.ts';
import { infoRoute } from './infoRoute.ts';
import { pathsInfoRoute } from './pathsInfoRoute.ts';
import { rawRoute } from './rawRoute.ts';
import { refsRoute } from './refsRoute.ts';
import { fileAnswer, resolveRoute } from './resolveRoute.ts';
import { treeRoute } from './treeRoute.ts';
import { whoAmIRoute } from './whoAmIRoute.ts';

/** The first origin, from request to answer; a HubError becomes the answer that it stands for. */
export function hubRoute(context: HubContext, request: HubRequest): Answer {
  try {
    return route(context, request);
  } catch (error) {
    if (error instanceof HubError) return error.answer(context.profile.hubHeaders);
    throw error;
  }
}

function route(context: HubContext, request: HubRequest): Answer {
  refuse(checkCaller(request.caller, context.profile));
  if (request.path === '/api/whoami-v2') {
    requirePart(context, 'whoami-v2');
    return whoAmIRoute(request.caller);
  }
  const path = parseRepositoryPath(request.path);
  if (!path) return textAnswer(404, 'Not Found');
  if (path.part !== 'resolve' && path.part !== 'raw') requirePart(context, path.part);
  const found = context.repositories.find(path.kind, path.id);
  const moved = found ? undefined : context.repositories.successor(path.kind, path.id);
  const repository = found ?? moved;
  refuse(checkVisible(repository, request.caller));
  if (!repository) throw new HubError(404, 'Repository not found');
  if (moved) return redirectToSuccessor(context, request, path, moved.id);
  return repositoryRoute(context, request, repository, path);
}

/** The order of the parts: what is open on a gated repository, then what is not. */
function repositoryRoute(
  context: HubContext,
  request: HubRequest,
  repository: Repository,
  path: RepositoryPath,
): Answer {
  if (path.part === 'refs') return refsRoute(repository, request.query);
  const gatedPart = !['info', 'tree', 'paths-info'].includes(path.part);
  if (gatedPart) refuse(checkReadable(repository, request.caller));
  if (path.part === 'auth-check') return textAnswer(200, 'OK');
  const revision = path.revision ?? 'HEAD';
  const commit = resolveRevision(repository, revision);
  if (!commit) throw revisionNotFound(revision);
  switch (path.part) {
    case 'info':
      return infoRoute(repository, commit, request.query);
    case 'tree':
      return treeRoute(context, request, repository, commit, path.file);
    case 'paths-info':
      return pathsInfoRoute(request, repository, commit);
    case 'commits':
      return commitsRoute(context, request, commit);
    case 'raw':
      return rawRoute(request, commit, path.file);
    case 'resolve':
      return resolveRoute(context, request, repository, commit, path.file);
    case 'resolve-cache':
      return fileAnswer(context, request, commit, path.file);
  }
}

/** 307 with a relative location, the query kept, as the Hub does for renames, moves and letter case. */
function redirectToSuccessor(
  context: HubContext,
  request: HubRequest,
  path: RepositoryPath,
  id: string,
): Answer {
  const query = request.query.size > 0 ? `?${request.query.toString()}` : '';
  return redirectAnswer(307, `${context.profile.pathPrefix}${path.before}${id}${path.after}${query}`);
}

function requirePart(context: HubContext, part: ApiPart): void {
  if (context.profile.missing.has(part)) throw new HubError(404, 'Not Found');
}

function refuse(error: HubError | undefined): void {
  if (error) throw error;
}
