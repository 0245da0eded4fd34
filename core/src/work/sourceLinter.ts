import type { LintContext } from '../lint/context.ts';
import { FileLinter, type FileOutcome, type LintSetup } from './fileLinter.ts';
import { inProcessBytes } from './lintFiles.ts';
import { LintThreads, type LintThreadsOptions } from './lintThreads.ts';

/** Lints texts one by one, as a command that changes them needs it. Call `close`. */
export class SourceLinter {
  readonly #linter: FileLinter;
  readonly #threads: LintThreads;

  /** The languages must be loaded in this thread. */
  constructor(setup: LintSetup, options: LintThreadsOptions) {
    this.#linter = new FileLinter(setup);
    this.#threads = new LintThreads(setup, options);
  }

  /** The facts that hold around a file (absolute path). */
  contextFor(file: string): LintContext {
    return this.#linter.contextFor(file);
  }

  /**
   * Lints a text in this thread where it is short, as `lintFiles` does.
   * @param file absolute path under which the text is known; it need not exist
   * @throws the signal's reason when it is aborted
   */
  async lintSource(file: string, text: string): Promise<FileOutcome> {
    if (text.length <= inProcessBytes && !this.#linter.isBroken) return this.#linter.lintSource(file, text);
    const [outcome] = await this.#threads.lint([{ path: file, text }]);
    return outcome ?? this.#linter.withoutFindings(file);
  }

  close(): Promise<void> {
    return this.#threads.close();
  }
}
