import type { KnownHubFacts } from '../../../core/src/lint/context.ts';
import { type Repository, repositoryKey } from '../../../core/src/reference/repository.ts';
import type { RepositoryFacts } from '../../../core/src/reference/repositoryFacts.ts';
import type { HubFile } from '../../../core/src/reference/resolver.ts';

/** Repositories at a commit whose file lists are kept. */
const limit = 1_000;

/** Repositories whose facts are kept. */
const factsLimit = 300;

/**
 * What earlier answers of the Hub taught. A full SHA names the same files for ever; facts of a repository get old, and
 * say when they were true.
 */
export class HubMemory implements KnownHubFacts {
  readonly #files = new Map<string, readonly HubFile[]>();
  readonly #facts = new Map<string, RepositoryFacts>();

  filesAt(repository: Repository, sha: string): readonly HubFile[] | undefined {
    return this.#files.get(keyOf(repository, sha));
  }

  repository(repository: Repository): RepositoryFacts | undefined {
    return this.#facts.get(repositoryKey(repository));
  }

  /** Keeps what the Hub says now in place of what it said before. */
  learnFacts(repository: Repository, facts: RepositoryFacts): void {
    const key = repositoryKey(repository);
    this.#facts.delete(key);
    this.#facts.set(key, facts);
    const oldest = this.#facts.keys().next();
    if (this.#facts.size > factsLimit && oldest.done === false) this.#facts.delete(oldest.value);
  }

  /** True where this was news. */
  learn(repository: Repository, sha: string, files: readonly HubFile[]): boolean {
    const key = keyOf(repository, sha);
    if (this.#files.has(key)) return false;
    const oldest = this.#files.keys().next();
    if (this.#files.size >= limit && oldest.done === false) this.#files.delete(oldest.value);
    this.#files.set(key, files);
    return true;
  }
}

function keyOf(repository: Repository, sha: string): string {
  return `${repositoryKey(repository)}@${sha}`;
}
