import { inParallel } from '../../../core/src/pin/inParallel.ts';
import { HubError } from '../../../core/src/reference/hubError.ts';
import { knownCommit } from '../../../core/src/reference/knownCommit.ts';
import {
  type AskedRepository,
  commitsToList,
  learnRepository,
} from '../../../core/src/reference/learnRepository.ts';
import type { Repository } from '../../../core/src/reference/repository.ts';
import type { RepositoryFacts } from '../../../core/src/reference/repositoryFacts.ts';
import type { Resolver } from '../../../core/src/reference/resolver.ts';
import { classifyRevision } from '../../../core/src/reference/revision.ts';
import type { HubMemory } from './hubMemory.ts';

/** Repositories asked about at a time. */
const concurrency = 4;

export interface LookedUp {
  readonly known: readonly Repository[];
  /** Why the Hub did not answer about others, each reason once. */
  readonly problems: readonly string[];
}

/** Asks the Hub how repositories stand and what their pinned commits hold, and keeps it; `onNews` after each answer. */
export class HubLookUp {
  readonly #resolver: Resolver;
  readonly #memory: HubMemory;
  readonly #onNews: () => void;

  /** @param resolver keeps the lists of files that it gives */
  constructor(resolver: Resolver, memory: HubMemory, onNews: () => void) {
    this.#resolver = resolver;
    this.#memory = memory;
    this.#onNews = onNews;
  }

  /**
   * Never rejects for what the Hub says; what was asked before the signal fired stays known.
   * @param isChosen by the user: then the files that names lead to are listed, too, which hovers show
   */
  async ask(asked: readonly AskedRepository[], signal: AbortSignal, isChosen = false): Promise<LookedUp> {
    const known: Repository[] = [];
    const problems = new Set<string>();
    await inParallel(asked, concurrency, async (one) => {
      if (signal.aborted) return;
      try {
        await this.#learn(one, signal, isChosen);
        known.push(one.repository);
      } catch (error) {
        if (!(error instanceof HubError)) throw error;
        if (error.code !== 'aborted') problems.add(error.message);
      }
    });
    return { known, problems: [...problems] };
  }

  async #learn(
    { repository, revisions }: AskedRepository,
    signal: AbortSignal,
    isChosen: boolean,
  ): Promise<void> {
    const facts = await learnRepository({ repository, revisions }, this.#resolver, signal);
    this.#memory.learnFacts(repository, facts);
    this.#onNews();
    if (facts.state !== 'found') return;
    const named = isChosen ? commitsOfNames(facts, revisions) : [];
    for (const sha of new Set([...commitsToList(facts, revisions), ...named])) {
      if (this.#memory.filesAt(repository, sha) === undefined) {
        await this.#resolver.listFiles(repository, sha, signal);
      }
    }
  }
}

/** Where the default branch and the named revisions lead, as far as the answers tell. */
function commitsOfNames(facts: RepositoryFacts, revisions: readonly string[]): readonly string[] {
  return [null, ...revisions].flatMap((revision) => {
    const reference = { revision, revisionState: classifyRevision(revision) };
    return knownCommit(reference, facts)?.sha ?? [];
  });
}
