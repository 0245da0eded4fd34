/** Milliseconds in which the questions of one command gather, so that the user is asked once about all ids. */
const gatheringTime = 30;

export interface NetworkConsentOptions {
  /** Asks the user; says which host, and which ids it will be sent. */
  ask(host: string, ids: readonly string[]): Promise<boolean>;
  isRemembered(host: string): boolean;
  remember(host: string): void;
}

interface OpenQuestion {
  readonly ids: Set<string>;
  readonly answer: Promise<boolean>;
}

/**
 * The one question of `modelWarden.network = ask` (DESIGN 6.2): put the first time for each host, remembered
 * when the answer is yes. A no holds for the command that asked.
 */
export class NetworkConsent {
  readonly #options: NetworkConsentOptions;
  readonly #open = new Map<string, OpenQuestion>();

  constructor(options: NetworkConsentOptions) {
    this.#options = options;
  }

  /** Whether `host` may be asked about the repository `id`. */
  async permit(host: string, id: string): Promise<boolean> {
    if (this.#options.isRemembered(host)) return true;
    const open = this.#open.get(host);
    if (open !== undefined) {
      open.ids.add(id);
      return open.answer;
    }
    const ids = new Set([id]);
    const answer = this.#ask(host, ids);
    this.#open.set(host, { ids, answer });
    return answer;
  }

  async #ask(host: string, ids: ReadonlySet<string>): Promise<boolean> {
    try {
      await new Promise((resolve) => setTimeout(resolve, gatheringTime));
      const allowed = await this.#options.ask(host, [...ids]);
      if (allowed) this.#options.remember(host);
      return allowed;
    } finally {
      this.#open.delete(host);
    }
  }
}
