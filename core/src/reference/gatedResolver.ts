import type { Repository } from './repository.ts';
import type { Resolver } from './resolver.ts';

export type NetworkMode = 'off' | 'ask' | 'on';

export interface GatedResolverOptions {
  /** `modelWarden.network`, read anew for each question. */
  mode(): NetworkMode | Promise<NetworkMode>;
  /** Whether the user lets the Hub be asked about this repository; for `ask` only. */
  permit(repository: Repository): Promise<boolean>;
  /** Opens sockets. May throw a HubError, e.g. for an endpoint that must not be used. */
  online(): Resolver;
  /** Answers from the local Hub cache. */
  offline(): Resolver;
}

/** A resolver that is made when first asked for, and kept. */
export function once(make: () => Resolver): () => Resolver {
  let made: Resolver | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Asks the Hub only where the user allows it (DESIGN 6.2), else what is on disk. */
export function gatedResolver({ mode, permit, online, offline }: GatedResolverOptions): Resolver {
  async function open(repository: Repository): Promise<Resolver> {
    const network = await mode();
    if (network === 'on' || (network === 'ask' && (await permit(repository)))) return online();
    return offline();
  }
  return {
    describe: async (repository, signal) => (await open(repository)).describe(repository, signal),
    resolve: async (repository, revision, signal) =>
      (await open(repository)).resolve(repository, revision, signal),
    listFiles: async (repository, sha, signal) => (await open(repository)).listFiles(repository, sha, signal),
    listRefs: async (repository, signal) => (await open(repository)).listRefs(repository, signal),
    listCommits: async (repository, revision, limit, signal) =>
      (await open(repository)).listCommits(repository, revision, limit, signal),
  };
}
