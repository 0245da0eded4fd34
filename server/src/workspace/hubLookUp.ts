import { inParallel } from '../../../core/src/pin/inParallel.ts';
import { HubError } from '../../../core/src/reference/hubError.ts';
import {
  type AskedRepository,
  commitsToList,
  learnRepository,
} from '../../../core/src/reference/learnRepository.ts';
import type { Repository } from '../../../core/src/reference/repository.ts';
import type { Resolver } from '../../../core/src/reference/resolver.ts';
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

  /** Never rejects for what the Hub says; what was asked before the signal fired stays known. */
  async ask(asked: readonly AskedRepository[], signal: AbortSignal): Promise<LookedUp> {
    const known: Repository[] = [];
    const problems = new Set<string>();
    await inParallel(asked, concurrency, async (one) => {
      if (signal.aborted) return;
      try {
        await this.#learn(one, signal);
        known.push(one.repository);
      } catch (error) {
        if (!(error instanceof HubError)) throw error;
        if (error.code !== 'aborted') problems.add(error.message);
      }
    });
    return { known, problems: [...problems] };
  }

  async #learn({ repository, revisions }: AskedRepository, signal: AbortSignal): Promise<void> {
    const facts = await learnRepository({ repository, revisions }, this.#resolver, signal);
    this.#memory.learnFacts(repository, facts);
    this.#onNews();
    if (facts.state !== 'found') return;
    for (const sha of commitsToList(facts, revisions)) {
      if (this.#memory.filesAt(repository, sha) === undefined) {
        await this.#resolver.listFiles(repository, sha, signal);
      }
    }
  }
}
