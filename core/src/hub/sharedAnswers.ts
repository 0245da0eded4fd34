import { HubError } from '../reference/hubError.ts';

interface Running<Value> {
  readonly promise: Promise<Value>;
  readonly controller: AbortController;
  waiting: number;
}

/**
 * One request per question at a time, and a small memory of answers. A caller who aborts leaves alone; the
 * request itself is aborted when nobody waits any more. Errors are not remembered.
 */
export class SharedAnswers<Value> {
  readonly #running = new Map<string, Running<Value>>();
  readonly #known = new Map<string, { readonly value: Value; readonly at: number }>();
  readonly #capacity: number;
  readonly #maximumAge: number;

  /** @param maximumAge milliseconds that an answer is given again */
  constructor(capacity: number, maximumAge: number) {
    this.#capacity = capacity;
    this.#maximumAge = maximumAge;
  }

  async get(
    key: string,
    ask: (signal: AbortSignal) => Promise<Value>,
    signal: AbortSignal | undefined,
  ): Promise<Value> {
    if (signal?.aborted) throw cancelled();
    const known = this.#fresh(key);
    if (known !== undefined) return known;
    const running = this.#running.get(key) ?? this.#start(key, ask);
    running.waiting += 1;
    try {
      return await orAborted(running.promise, signal);
    } finally {
      running.waiting -= 1;
      if (running.waiting === 0) this.#end(key, running);
    }
  }

  /** The remembered answer, where it is young enough. */
  #fresh(key: string): Value | undefined {
    const entry = this.#known.get(key);
    return entry && Date.now() - entry.at <= this.#maximumAge ? entry.value : undefined;
  }

  #start(key: string, ask: (signal: AbortSignal) => Promise<Value>): Running<Value> {
    const controller = new AbortController();
    const promise = ask(controller.signal).then((value) => {
      this.#remember(key, value);
      return value;
    });
    const running = { promise, controller, waiting: 0 };
    this.#running.set(key, running);
    return running;
  }

  #end(key: string, running: Running<Value>): void {
    if (this.#running.get(key) === running) this.#running.delete(key);
    running.controller.abort();
  }

  #remember(key: string, value: Value): void {
    this.#known.delete(key);
    this.#known.set(key, { value, at: Date.now() });
    const oldest = this.#known.keys().next();
    if (this.#known.size > this.#capacity && !oldest.done) this.#known.delete(oldest.value);
  }
}

function orAborted<Value>(promise: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const abort = () => reject(cancelled());
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

function cancelled(): HubError {
  return new HubError('aborted', 'The question to the Hub was cancelled.');
}
