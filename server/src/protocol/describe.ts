import type { Repository } from '../../../core/src/reference/repository.ts';
import type { RepositoryFacts } from '../../../core/src/reference/repositoryFacts.ts';

/** Server to client, a request: how does this repository stand on the Hub? Rejects with `HubErrorData`. */
export interface DescribeMessage {
  readonly method: 'modelWarden/describe';
  readonly params: { readonly repository: Repository };
  readonly result: RepositoryFacts;
}
