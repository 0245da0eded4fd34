import { type Answer, jsonAnswer } from '../answer.ts';
import { booleanParameter } from '../booleanParameter.ts';
import { findNode, nodesBelow } from '../fileTree.ts';
import type { HubContext } from '../hubContext.ts';
import { entryNotFound } from '../hubError.ts';
import type { HubRequest } from '../hubRequest.ts';
import { linkToNext, pageLimit } from '../page.ts';
import type { Commit, Repository } from '../repository.ts';
import { treeEntry } from '../treeEntry.ts';

// The Hub gives 1000 entries on a page, with `expand` 50 (docstring of huggingface_hub's list_repo_tree).
const EXPANDED_PAGE = 50;

/** `GET /api/models/<id>/tree/<rev>[/<path>]?recursive=&expand=&limit=&cursor=`, paged by `Link`. */
export function treeRoute(
  context: HubContext,
  request: HubRequest,
  repository: Repository,
  commit: Commit,
  path: string,
): Answer {
  const node = findNode(commit.tree, path);
  if (node?.type !== 'directory') throw entryNotFound(path, commit.sha);
  const expand = booleanParameter(request.query, 'expand');
  const limit = pageLimit(request, expand ? Math.min(EXPANDED_PAGE, context.pageSize) : context.pageSize);
  const nodes = nodesBelow(node, booleanParameter(request.query, 'recursive'));
  const start = readCursor(request.query.get('cursor'));
  const page = nodes.slice(start, start + limit);
  const more = start + limit < nodes.length;
  const link = more ? { Link: linkToNext(context, request, 'cursor', writeCursor(start + limit)) } : {};
  const headers = { 'X-Repo-Commit': commit.sha, ...link };
  return jsonAnswer(
    page.map((entry) => treeEntry(repository, commit, entry, expand)),
    headers,
  );
}

// A cursor means nothing to a client, so it is made to look like it.
function writeCursor(position: number): string {
  return Buffer.from(JSON.stringify({ position })).toString('base64');
}

function readCursor(cursor: string | null): number {
  if (cursor === null) return 0;
  const { position } = JSON.parse(Buffer.from(cursor, 'base64').toString('utf8')) as { position: number };
  return position;
}
