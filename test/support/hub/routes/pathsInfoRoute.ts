import { type Answer, jsonAnswer } from '../answer.ts';
import { findNode } from '../fileTree.ts';
import { HubError } from '../hubError.ts';
import type { HubRequest } from '../hubRequest.ts';
import type { Commit, Repository } from '../repository.ts';
import { treeEntry } from '../treeEntry.ts';

/** `POST /api/models/<id>/paths-info/<rev>`: the entries of those paths that exist. */
export function pathsInfoRoute(request: HubRequest, repository: Repository, commit: Commit): Answer {
  if (request.method !== 'POST')
    throw new HubError(404, 'Sorry, we cannot find the page you are looking for.');
  const { paths, expand } = readBody(request);
  const nodes = paths.map((path) => findNode(commit.tree, path.replace(/\/$/, '')));
  return jsonAnswer(nodes.flatMap((node) => (node ? [treeEntry(repository, commit, node, expand)] : [])));
}

/** JSON from the npm client, a form from Python's. */
function readBody(request: HubRequest): { paths: string[]; expand: boolean } {
  const text = Buffer.from(request.body).toString('utf8');
  if (request.headers['content-type']?.includes('json')) {
    const body: { paths?: unknown; expand?: unknown } = JSON.parse(text);
    const paths = Array.isArray(body.paths) ? body.paths : [body.paths];
    return { paths: paths.filter((path) => typeof path === 'string'), expand: body.expand === true };
  }
  const form = new URLSearchParams(text);
  return { paths: form.getAll('paths'), expand: /^(1|true)$/i.test(form.get('expand') ?? '') };
}
