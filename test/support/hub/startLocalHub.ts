import { type Fault, Faults } from './fault.ts';
import type { HubContext } from './hubContext.ts';
import type { RecordedRequest } from './hubRequest.ts';
import { type Profile, profiles } from './profile.ts';
import { wellKnownRepositories } from './repositories/wellKnownRepositories.ts';
import type { Repository } from './repository.ts';
import type { RepositoryKind, RepositorySpec } from './repositorySpec.ts';
import { RepositoryStore } from './repositoryStore.ts';
import { cdnRoute } from './routes/cdnRoute.ts';
import { hubRoute } from './routes/hubRoute.ts';
import { closeServer, createOrigin, listen } from './serve.ts';
import { UrlSigner } from './signedUrl.ts';

export interface LocalHubOptions {
  profile?: Profile['name'];
  /** 0, the default, takes a free one. The second origin always takes a free one. */
  port?: number;
  /** The default is loopback. */
  host?: string;
  /** Without it the well-known ones of `repositories/`. */
  repositories?: readonly RepositorySpec[];
  /** Whether an unknown id is answered with a generated BERT-like repository. */
  unknownRepositories?: 'not-found' | 'generate';
  /** Entries on a page of `/tree` and `/commits`; the Hub gives 1000. */
  pageSize?: number;
  /** How long a URL of the second origin holds, in seconds. */
  urlLifetime?: number;
}

export interface LocalHub {
  /** What goes into `hubUrl` or `HF_ENDPOINT`: no slash at the end. */
  readonly url: string;
  /** The origin of LFS content. */
  readonly cdnUrl: string;
  readonly repositories: readonly Repository[];
  /** Every request of both origins, the oldest first. Tests may empty it. */
  readonly requests: RecordedRequest[];
  /** A repository by its present id; throws where there is none. */
  repository(id: string, kind?: RepositoryKind): Repository;
  addRepository(spec: RepositorySpec): Repository;
  /** Makes up a BERT-like repository with a stable SHA for an id that real code names. */
  teachRepository(id: string, kind?: RepositoryKind): Repository;
  /** Replaces the faults; without an argument all goes well again. */
  setFault(...faults: readonly Fault[]): void;
  close(): Promise<void>;
}

/** Starts a Hub on this machine: two http origins, repositories with real commits. */
export async function startLocalHub(options: LocalHubOptions = {}): Promise<LocalHub> {
  const profile = profiles[options.profile ?? 'public'];
  const host = options.host ?? '127.0.0.1';
  const repositories = new RepositoryStore(
    options.repositories ?? wellKnownRepositories,
    options.unknownRepositories ?? 'not-found',
  );
  const faults = new Faults();
  const requests: RecordedRequest[] = [];
  const signer = new UrlSigner(options.urlLifetime ?? 3600);
  const pageSize = options.pageSize ?? 1000;
  const context: HubContext = { profile, repositories, faults, signer, pageSize, url: '', cdnUrl: '' };
  const hub = createOrigin(context, { name: 'hub', prefix: profile.pathPrefix, route: hubRoute }, requests);
  const cdn = createOrigin(context, { name: 'cdn', prefix: '', route: cdnRoute }, requests);
  context.cdnUrl = await listen(cdn, host, 0);
  context.url = (await listen(hub, host, options.port ?? 0)) + profile.pathPrefix;

  return {
    url: context.url,
    cdnUrl: context.cdnUrl,
    requests,
    get repositories() {
      return repositories.all;
    },
    repository(id, kind = 'model') {
      const found = repositories.all.find((repository) => repository.id === id && repository.kind === kind);
      if (!found) throw new Error(`the local Hub has no ${kind} ${id}`);
      return found;
    },
    addRepository: (spec) => repositories.add(spec),
    teachRepository: (id, kind = 'model') => repositories.teach(kind, id),
    setFault: (...set) => faults.replace(set),
    close: async () => {
      await Promise.all([closeServer(hub), closeServer(cdn)]);
    },
  };
}
