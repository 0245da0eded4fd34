import { escapeControls } from '../../core/src/report/escape/controls.ts';
import { maskTokens } from '../../core/src/text/maskTokens.ts';

/** Milliseconds between two states of the progress line. */
const progressInterval = 100;
const clearLine = '\r\u001b[2K';

/** Results go to standard output, everything else to standard error, progress only to a terminal. */
export class Console {
  readonly #env: NodeJS.ProcessEnv;
  #quiet = false;
  #progressAt = 0;
  #progressShown = false;

  constructor(env: NodeJS.ProcessEnv) {
    this.#env = env;
  }

  /** No progress from now on. */
  set quiet(quiet: boolean) {
    this.#quiet = quiet;
  }

  /** Colours only on a terminal, and not where NO_COLOR (no-color.org) is set or the terminal is dumb. */
  get colour(): boolean {
    const { NO_COLOR, TERM } = this.#env;
    return process.stdout.isTTY === true && (NO_COLOR === undefined || NO_COLOR === '') && TERM !== 'dumb';
  }

  /** Prints a part of the result as it is: the renderer has escaped it. */
  async print(text: string | Uint8Array): Promise<void> {
    this.#clearProgress();
    if (text.length === 0) return;
    await new Promise<void>((resolve, reject) => {
      process.stdout.write(text, (error) => (error == null ? resolve() : reject(error)));
    });
  }

  /** Prints something that is not bare result: a renderer's text on standard error. */
  printAside(text: string): void {
    this.#clearProgress();
    process.stderr.write(text);
  }

  /** Tells something beside the result. */
  note(message: string): void {
    this.printAside(`model-warden: ${escapeControls(maskTokens(message))}\n`);
  }

  progress(message: string): void {
    const now = Date.now();
    if (this.#quiet || process.stderr.isTTY !== true || now - this.#progressAt < progressInterval) return;
    this.#progressAt = now;
    this.#progressShown = true;
    process.stderr.write(clearLine + escapeControls(maskTokens(message)));
  }

  #clearProgress(): void {
    if (this.#progressShown) process.stderr.write(clearLine);
    this.#progressShown = false;
  }
}
