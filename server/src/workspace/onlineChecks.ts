import type { AskedRepository } from '../../../core/src/reference/learnRepository.ts';
import { repositoryKey } from '../../../core/src/reference/repository.ts';
import type { HubLookUp } from './hubLookUp.ts';

/** Milliseconds without an edit, so that an id is not asked about while it is typed. */
const patience = 2_000;
/** Milliseconds after which a repository is asked about again: after an answer, and where there was none. */
const answerAge = 60 * 60_000;
const failureAge = 5 * 60_000;
/** Repositories that are remembered as asked. */
const mostRemembered = 2_000;

export interface OnlineChecksOptions {
  readonly lookUp: HubLookUp;
  /** What the open documents name. */
  asked(): Promise<readonly AskedRepository[]>;
  /** Whether the user switched online checks on, read anew each time. */
  isOn(): Promise<boolean>;
  onFault(fault: unknown): void;
}

/**
 * Asks the Hub in the background about what open documents name, only while `modelWarden.network` is `on` (DESIGN 6.2):
 * each repository once an hour, and when a revision is named that was not asked about yet.
 */
export class OnlineChecks {
  readonly #options: OnlineChecksOptions;
  readonly #asked = new Map<string, { readonly until: number; readonly revisions: ReadonlySet<string> }>();
  #timer: NodeJS.Timeout | undefined;
  #running: AbortController | undefined;
  #again = false;

  constructor(options: OnlineChecksOptions) {
    this.#options = options;
  }

  /** After edits and changes of settings; ends what runs where online checks were switched off. */
  schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#check().catch((fault: unknown) => this.#options.onFault(fault));
    }, patience);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#running?.abort();
  }

  async #check(): Promise<void> {
    const { asked, isOn, lookUp } = this.#options;
    if (!(await isOn())) {
      this.#running?.abort();
      return;
    }
    if (this.#running !== undefined) {
      this.#again = true;
      return;
    }
    const controller = new AbortController();
    this.#running = controller;
    try {
      const due = (await asked()).filter((one) => this.#isDue(one));
      if (due.length > 0)
        this.#remember(due, (await lookUp.ask(due, controller.signal)).known.map(repositoryKey));
    } finally {
      this.#running = undefined;
      if (this.#again && !controller.signal.aborted) this.schedule();
      this.#again = false;
    }
  }

  #isDue({ repository, revisions }: AskedRepository): boolean {
    const known = this.#asked.get(repositoryKey(repository));
    return (
      known === undefined || known.until <= Date.now() || !revisions.every((one) => known.revisions.has(one))
    );
  }

  #remember(asked: readonly AskedRepository[], known: readonly string[]): void {
    for (const { repository, revisions } of asked) {
      const key = repositoryKey(repository);
      const until = Date.now() + (known.includes(key) ? answerAge : failureAge);
      this.#asked.delete(key);
      this.#asked.set(key, { until, revisions: new Set(revisions) });
    }
    for (const key of [...this.#asked.keys()].slice(0, Math.max(0, this.#asked.size - mostRemembered))) {
      this.#asked.delete(key);
    }
  }
}
