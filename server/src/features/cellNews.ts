import type { OpenNotebook } from '../documents/openNotebook.ts';
import type { Analyser } from '../workspace/analyser.ts';
import { documentReport } from './diagnostics.ts';

/**
 * An edit of one cell can change what is found in others. Clients that pull ask for the edited cell and come to the
 * others late: this tells when there is news for them.
 */
export class CellNews {
  readonly #analyser: Analyser;
  /** What the client last was told of each cell. */
  readonly #told = new Map<string, string | undefined>();
  readonly #changed = new Set<OpenNotebook>();

  constructor(analyser: Analyser) {
    this.#analyser = analyser;
  }

  told(cell: string, resultId: string | undefined): void {
    this.#told.set(cell, resultId);
  }

  changed(notebook: OpenNotebook): void {
    this.#changed.add(notebook);
  }

  closed(notebook: OpenNotebook): void {
    this.#changed.delete(notebook);
    for (const { uri } of notebook.texts) this.#told.delete(uri);
  }

  /** True where the notebooks that changed since the last call hold a cell that the client knows otherwise. */
  async isThere(): Promise<boolean> {
    const cells = [...this.#changed].flatMap(({ texts }) => texts);
    this.#changed.clear();
    for (const { uri } of cells) {
      if (!this.#told.has(uri)) continue;
      const { resultId } = await documentReport(this.#analyser, uri, undefined);
      if (resultId !== this.#told.get(uri)) return true;
    }
    return false;
  }
}
