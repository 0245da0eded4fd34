import { generatedRepository } from './generatedRepository.ts';
import { Repository } from './repository.ts';
import type { RepositoryKind, RepositorySpec } from './repositorySpec.ts';

/** The repositories of a local Hub, found by kind and id. */
export class RepositoryStore {
  readonly #byKey = new Map<string, Repository>();
  readonly #unknown: 'not-found' | 'generate';

  constructor(specs: readonly RepositorySpec[], unknown: 'not-found' | 'generate') {
    this.#unknown = unknown;
    for (const spec of specs) this.add(spec);
  }

  /** Adds a repository, or replaces the one of the same kind and id. */
  add(spec: RepositorySpec): Repository {
    const repository = new Repository(spec);
    this.#byKey.set(key(repository.kind, repository.id), repository);
    return repository;
  }

  get all(): readonly Repository[] {
    return [...this.#byKey.values()];
  }

  /** The repository that answers to exactly this id. Makes one up where the Hub was started so. */
  find(kind: RepositoryKind, id: string): Repository | undefined {
    const found = this.#byKey.get(key(kind, id));
    if (found || this.#unknown === 'not-found' || this.successor(kind, id)) return found;
    return this.teach(kind, id);
  }

  /** The repository of this id, made up where there is none. */
  teach(kind: RepositoryKind, id: string): Repository {
    return this.#byKey.get(key(kind, id)) ?? this.add(generatedRepository(id, kind));
  }

  /** The repository that a former id, or an id in other letter case, redirects to. */
  successor(kind: RepositoryKind, id: string): Repository | undefined {
    const lower = id.toLowerCase();
    const others = this.all.filter((repository) => repository.kind === kind && repository.id !== id);
    return (
      others.find((repository) => repository.spec.renamedFrom?.includes(id)) ??
      others.find((repository) => repository.id.toLowerCase() === lower)
    );
  }
}

function key(kind: RepositoryKind, id: string): string {
  return `${kind} ${id}`;
}
