import { datasetInfo, listCommits, listFiles, modelInfo, spaceInfo } from '@huggingface/hub';
import { HubError } from '../reference/hubError.ts';
import type { Repository, RepositoryKind } from '../reference/repository.ts';
import type { RepositoryFacts } from '../reference/repositoryFacts.ts';
import { isRepositoryId } from '../reference/repositoryId.ts';
import type { HubCommit, HubFile, HubRef } from '../reference/resolver.ts';
import { isRevisionName } from '../reference/revisionName.ts';
import { malformed, readCommitDates, readFileEntry, readRefs, readSha } from './answers.ts';
import { isMissingApi, type Subject } from './http/httpFailure.ts';
import type { Transport } from './http/transport.ts';
import { cardFields, readCard } from './repositoryCard.ts';

export interface RevisionAnswer {
  readonly sha: string;
  /** Differs from the asked id where the repository was renamed. */
  readonly id: string;
}

/** Pages of one listing: at the Hub's thousand entries per page a hundred thousand files. */
const MOST_PAGES = 100;
// Any answer about a file names the commit, also the one that it is not there.
const commonFiles = ['config.json', 'README.md', '.gitattributes'];

/**
 * The questions themselves, one method each, through `@huggingface/hub` where it serves: it has no function
 * for refs, loses `X-Error-Code` and refuses tokens of mirrors, so the fetch that it is given sets the token
 * and raises the errors.
 */
export class HubClient {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** `GET /api/models/<id>/revision/<rev>`. */
  async revision(repository: Repository, revision: string, signal: AbortSignal): Promise<RevisionAnswer> {
    const subject = { repository, revision };
    const answer = await guarded(subject, () =>
      askInfo(repository.kind, {
        name: repository.id,
        revision,
        additionalFields: ['sha'],
        hubUrl: this.#transport.endpoint.url,
        fetch: this.#fetch(subject, signal),
      }),
    );
    if (typeof answer.name !== 'string' || !isRepositoryId(answer.name)) throw malformed('a repository id');
    return { sha: readSha(answer.sha), id: answer.name };
  }

  /**
   * The commit by `X-Repo-Commit` of a file's address, for mirrors that serve downloads and little else;
   * `undefined` where no answer carries it.
   */
  async revisionByFile(
    repository: Repository,
    revision: string,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    const prefix = { model: '', dataset: 'datasets/', space: 'spaces/' }[repository.kind];
    for (const file of commonFiles) {
      const answer = await this.#transport
        .request({
          url: `${this.#transport.endpoint.url}/${prefix}${repository.id}/resolve/${encodeURIComponent(revision)}/${file}`,
          method: 'HEAD',
          subject: { repository, revision },
          signal,
          wanted: (response) => response.headers.has('x-repo-commit'),
        })
        .catch((error: unknown) => {
          if (error instanceof HubError && error.code.endsWith('-not-found')) return undefined;
          throw error;
        });
      const sha = answer?.headers.get('x-repo-commit');
      if (sha) return readSha(sha);
    }
    return undefined;
  }

  /** `GET /api/models/<id>?expand=...`. */
  async describe(repository: Repository, signal: AbortSignal | undefined): Promise<RepositoryFacts> {
    const subject = { repository };
    const authenticated = await this.#transport.isAuthenticated();
    const facts = { asOf: new Date().toISOString(), authenticated };
    return guarded(subject, async () => {
      const fields = cardFields[repository.kind].map((field) => `expand=${field}`).join('&');
      const url = `${this.#transport.endpoint.url}/api/${repository.kind}s/${repository.id}?${fields}`;
      try {
        const answer = await this.#transport.request({ url, subject, ...(signal ? { signal } : {}) });
        return { ...facts, state: 'found', card: readCard(await answer.json()) };
      } catch (error) {
        const state = stateOf(error);
        if (state === undefined) throw error;
        return { ...facts, state };
      }
    });
  }

  /** `GET /api/models/<id>/tree/<sha>?recursive=true`, all pages. */
  async files(repository: Repository, sha: string, signal: AbortSignal): Promise<HubFile[]> {
    const subject = { repository, revision: sha };
    return guarded(subject, async () => {
      const files: HubFile[] = [];
      const entries = listFiles({
        repo: { type: repository.kind, name: repository.id },
        recursive: true,
        revision: sha,
        hubUrl: this.#transport.endpoint.url,
        fetch: this.#fetch(subject, signal),
      });
      for await (const entry of entries) {
        const file = readFileEntry(entry);
        if (file) files.push(file);
      }
      return files;
    });
  }

  /** `GET /api/models/<id>/commits/<rev>`, the newest first. */
  async commits(
    repository: Repository,
    revision: string,
    limit: number,
    signal: AbortSignal | undefined,
  ): Promise<HubCommit[]> {
    const subject = { repository, revision };
    return guarded(subject, async () => {
      const commits: HubCommit[] = [];
      const ask = this.#fetch(subject, signal);
      let dates = new Map<string, string>();
      const entries = listCommits({
        repo: { type: repository.kind, name: repository.id },
        // The client puts it into the path as it is.
        revision: encodeURIComponent(revision),
        batchSize: Math.min(limit, 1000),
        hubUrl: this.#transport.endpoint.url,
        // The client makes a date of anything: it is read from the page itself.
        fetch: async (input) => {
          const response = await ask(input);
          dates = readCommitDates(await response.clone().json());
          return response;
        },
      });
      for await (const { oid, title } of entries) {
        const date = dates.get(oid);
        const commit = { sha: readSha(oid), title: String(title) };
        commits.push(date === undefined ? commit : { ...commit, date });
        if (commits.length >= limit) break;
      }
      return commits;
    });
  }

  /** `GET /api/models/<id>/refs?include_prs=1`. */
  async refs(repository: Repository, signal: AbortSignal | undefined): Promise<HubRef[]> {
    const subject = { repository };
    return guarded(subject, async () => {
      const url = `${this.#transport.endpoint.url}/api/${repository.kind}s/${repository.id}/refs?include_prs=1`;
      const answer = await this.#transport.request({ url, subject, ...(signal ? { signal } : {}) });
      return readRefs(await answer.json());
    });
  }

  #fetch(subject: Subject, signal: AbortSignal | undefined): typeof fetch {
    let pages = 0;
    return async (input) => {
      pages += 1;
      if (pages > MOST_PAGES) {
        throw new HubError(
          'bad-answer',
          `${subject.repository.id} has more than ${MOST_PAGES} pages of entries.`,
        );
      }
      const url = input instanceof Request ? input.url : String(input);
      return this.#transport.request({ url, subject, ...(signal ? { signal } : {}) });
    };
  }
}

/** What an error says of the repository itself; a server that does not know the request says nothing. */
function stateOf(error: unknown): RepositoryFacts['state'] | undefined {
  if (!(error instanceof HubError) || isMissingApi(error)) return undefined;
  if (error.code === 'private-or-missing' || error.code === 'gated') return error.code;
  return error.code === 'repository-not-found' ? 'not-found' : undefined;
}

interface InfoQuestion {
  readonly name: string;
  readonly revision: string;
  readonly additionalFields: ['sha'];
  readonly hubUrl: string;
  readonly fetch: typeof fetch;
}

function askInfo(kind: RepositoryKind, question: InfoQuestion): Promise<{ name: string; sha?: string }> {
  if (kind === 'dataset') return datasetInfo(question);
  return kind === 'space' ? spaceInfo(question) : modelInfo(question);
}

/** Checks what goes into a URL, and turns every other error of the client into a `bad-answer`. */
async function guarded<Value>(subject: Subject, ask: () => Promise<Value>): Promise<Value> {
  const { repository, revision } = subject;
  if (!isRepositoryId(repository.id)) {
    throw new HubError('repository-not-found', `"${repository.id}" is no id that a Hub repository can have.`);
  }
  if (revision !== undefined && !isRevisionName(revision)) {
    throw new HubError(
      'revision-not-found',
      `"${revision}" is no name that a branch, tag or commit can have.`,
    );
  }
  try {
    return await ask();
  } catch (error) {
    if (error instanceof HubError) throw error;
    throw new HubError(
      'bad-answer',
      `The answer about ${repository.id} is not in the form that a Hub gives. Check the endpoint.`,
      { cause: error },
    );
  }
}
