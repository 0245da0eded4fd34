import { type Answer, jsonAnswer } from '../answer.ts';
import { booleanParameter } from '../booleanParameter.ts';
import { HubError } from '../hubError.ts';
import type { Commit, Repository } from '../repository.ts';
import { expandableFields, repositoryInfo } from '../repositoryInfo.ts';

/** `GET /api/models/<id>[/revision/<rev>]?expand=&blobs=&securityStatus=`. */
export function infoRoute(repository: Repository, commit: Commit, query: URLSearchParams): Answer {
  const expand = [...query.getAll('expand'), ...query.getAll('expand[]')];
  const blobs = booleanParameter(query, 'blobs');
  const securityStatus = booleanParameter(query, 'securityStatus');
  if (expand.length > 0 && (blobs || securityStatus)) {
    throw new HubError(400, 'expand cannot be combined with blobs or securityStatus');
  }
  const unknown = expand.find((field) => !expandableFields.has(field));
  if (unknown !== undefined) {
    throw new HubError(400, `Invalid option: expected one of ${[...expandableFields].join('|')}`);
  }
  const options = { blobs, securityStatus, ...(expand.length > 0 ? { expand } : {}) };
  return jsonAnswer(repositoryInfo(repository, commit, options));
}
