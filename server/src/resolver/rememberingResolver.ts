import type { Resolver } from '../../../core/src/reference/resolver.ts';
import type { HubMemory } from '../workspace/hubMemory.ts';

/** Keeps what the Hub answers about files, for rules that know more with it; `onNews` when there is something new. */
export function rememberingResolver(resolver: Resolver, memory: HubMemory, onNews: () => void): Resolver {
  return {
    describe: (repository, signal) => resolver.describe(repository, signal),
    resolve: (repository, revision, signal) => resolver.resolve(repository, revision, signal),
    listRefs: (repository, signal) => resolver.listRefs(repository, signal),
    listCommits: (repository, revision, limit, signal) =>
      resolver.listCommits(repository, revision, limit, signal),
    async listFiles(repository, sha, signal) {
      const files = await resolver.listFiles(repository, sha, signal);
      if (memory.learn(repository, sha, files)) onNews();
      return files;
    },
  };
}
