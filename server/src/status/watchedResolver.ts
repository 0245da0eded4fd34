import { HubError } from '../../../core/src/reference/hubError.ts';
import type { Resolver } from '../../../core/src/reference/resolver.ts';
import type { ServerStatus } from './serverStatus.ts';

/** Shows in the status how each question to the Hub ended. */
export function watchedResolver(resolver: Resolver, status: ServerStatus): Resolver {
  async function watch<Answer>(asked: Promise<Answer>): Promise<Answer> {
    try {
      const answer = await asked;
      status.network(isFromCache(answer) ? 'answered-from-cache' : 'answered');
      return answer;
    } catch (error) {
      if (error instanceof HubError) showError(error, status);
      throw error;
    }
  }
  return {
    describe: (repository, signal) => watch(resolver.describe(repository, signal)),
    resolve: (repository, revision, signal) => watch(resolver.resolve(repository, revision, signal)),
    listFiles: (repository, sha, signal) => watch(resolver.listFiles(repository, sha, signal)),
    listRefs: (repository, signal) => watch(resolver.listRefs(repository, signal)),
    listCommits: (repository, revision, limit, signal) =>
      watch(resolver.listCommits(repository, revision, limit, signal)),
  };
}

/** Being offline is a normal state, and a question that was taken back says nothing. */
function showError({ code, message }: HubError, status: ServerStatus): void {
  if (code === 'offline') status.network('offline');
  else if (code !== 'aborted') status.network('failed', message);
}

function isFromCache(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'source' in answer && answer.source === 'cache';
}
