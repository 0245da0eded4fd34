import { HubError, type HubErrorCode } from '../reference/hubError.ts';
import type { Resolver } from '../reference/resolver.ts';

const unavailable: ReadonlySet<HubErrorCode> = new Set(['unreachable', 'timeout', 'server-error', 'offline']);

/**
 * Asks the second resolver where the first cannot be reached. Where that one does not know either, the
 * first one's error is what the user can do something about. A certificate that is not trusted is no outage.
 */
export function fallbackResolver(first: Resolver, second: Resolver): Resolver {
  async function either<Value>(ask: (resolver: Resolver) => Promise<Value>): Promise<Value> {
    try {
      return await ask(first);
    } catch (error) {
      if (!(error instanceof HubError && unavailable.has(error.code))) throw error;
      return ask(second).catch((other: unknown) => {
        if (other instanceof HubError && other.code === 'aborted') throw other;
        throw error;
      });
    }
  }
  return {
    describe: (repository, signal) => either((resolver) => resolver.describe(repository, signal)),
    resolve: (repository, revision, signal) =>
      either((resolver) => resolver.resolve(repository, revision, signal)),
    listFiles: (repository, sha, signal) => either((resolver) => resolver.listFiles(repository, sha, signal)),
    listRefs: (repository, signal) => either((resolver) => resolver.listRefs(repository, signal)),
    listCommits: (repository, revision, limit, signal) =>
      either((resolver) => resolver.listCommits(repository, revision, limit, signal)),
  };
}
