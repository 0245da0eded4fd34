import type { RepositoryParameter } from '../loader.ts';

/** The usual first argument: an `owner/name` on the Hub or a local folder. */
export function modelId(parameter: string, more: Partial<RepositoryParameter> = {}): RepositoryParameter {
  return { parameter, kind: 'model', notation: 'id', ...more };
}
