import { HubError } from '../reference/hubError.ts';
import { type Repository, repositoryKey } from '../reference/repository.ts';
import type { RepositoryFacts } from '../reference/repositoryFacts.ts';
import type { HubCommit, HubFile, HubRef, ResolvedRevision, Resolver } from '../reference/resolver.ts';
import { isPin } from '../reference/revision.ts';
import { parseEndpoint, publicHub } from './endpoint.ts';
import { isMissingApi } from './http/httpFailure.ts';
import { Transport, type TransportOptions } from './http/transport.ts';
import { HubClient, type RevisionAnswer } from './hubClient.ts';
import { SharedAnswers } from './sharedAnswers.ts';

export interface HubResolverOptions extends Omit<TransportOptions, 'endpoint'> {
  /** The public Hub without it. */
  readonly endpoint?: string;
  /** Milliseconds that a name's commit is remembered. */
  readonly memory?: number;
}

/** Answers from a Hub over https. Equal questions share one request; answers are remembered for a while. */
export class HubResolver implements Resolver {
  readonly #client: HubClient;
  readonly #revisions: SharedAnswers<ResolvedRevision>;
  readonly #files = new SharedAnswers<readonly HubFile[]>(64, Number.POSITIVE_INFINITY);

  /** @throws HubError `insecure` for an endpoint that is neither https nor loopback */
  constructor(options: HubResolverOptions = {}) {
    const endpoint = parseEndpoint(options.endpoint ?? publicHub);
    this.#client = new HubClient(new Transport({ ...options, endpoint }));
    this.#revisions = new SharedAnswers(1000, options.memory ?? 5 * 60_000);
  }

  /** Asked anew each time: whoever keeps the answer says how old it is. */
  async describe(repository: Repository, signal?: AbortSignal): Promise<RepositoryFacts> {
    return this.#client.describe(repository, signal);
  }

  async resolve(repository: Repository, revision: string, signal?: AbortSignal): Promise<ResolvedRevision> {
    const key = `${repositoryKey(repository)}@${revision}`;
    return this.#revisions.get(key, (shared) => this.#resolve(repository, revision, shared), signal);
  }

  async listFiles(repository: Repository, sha: string, signal?: AbortSignal): Promise<readonly HubFile[]> {
    if (!isPin(sha)) {
      throw new HubError(
        'revision-not-found',
        `Files are listed at a full commit SHA, which "${sha}" is not.`,
      );
    }
    const key = `${repositoryKey(repository)}@${sha}`;
    return this.#files.get(key, (shared) => this.#client.files(repository, sha, shared), signal);
  }

  async listRefs(repository: Repository, signal?: AbortSignal): Promise<readonly HubRef[]> {
    return this.#client.refs(repository, signal);
  }

  async listCommits(
    repository: Repository,
    revision: string,
    limit: number,
    signal?: AbortSignal,
  ): Promise<readonly HubCommit[]> {
    return this.#client.commits(repository, revision, limit, signal);
  }

  async #resolve(repository: Repository, revision: string, signal: AbortSignal): Promise<ResolvedRevision> {
    const { sha, id } = await this.#commitOf(repository, revision, signal);
    const asOf = new Date().toISOString();
    const date = await this.#dateOf({ kind: repository.kind, id }, sha, signal);
    return { sha, id, name: revision, source: 'hub', asOf, ...(date === undefined ? {} : { date }) };
  }

  async #commitOf(repository: Repository, revision: string, signal: AbortSignal): Promise<RevisionAnswer> {
    try {
      return await this.#client.revision(repository, revision, signal);
    } catch (error) {
      if (!isMissingApi(error)) throw error;
      const sha = await this.#client.revisionByFile(repository, revision, signal);
      if (sha !== undefined) return { sha, id: repository.id };
      throw await this.#whatIsMissing(repository, revision, signal, error);
    }
  }

  /** A server without error codes: where the repository answers without the revision, the revision is missing. */
  async #whatIsMissing(
    repository: Repository,
    revision: string,
    signal: AbortSignal,
    error: unknown,
  ): Promise<unknown> {
    const exists = await this.#client.revision(repository, 'HEAD', signal).catch(() => undefined);
    if (exists === undefined) return error;
    const message = `The ${repository.kind} ${repository.id} has no revision "${revision}". Check the branch, tag or commit.`;
    return new HubError('revision-not-found', message, { cause: error });
  }

  /** The commit's date is a courtesy of the comment: mirrors and gated repositories may not tell it. */
  async #dateOf(repository: Repository, sha: string, signal: AbortSignal): Promise<string | undefined> {
    try {
      const [commit] = await this.#client.commits(repository, sha, 1, signal);
      return commit?.sha === sha ? commit.date : undefined;
    } catch (error) {
      if (error instanceof HubError && error.code === 'aborted') throw error;
      return undefined;
    }
  }
}
