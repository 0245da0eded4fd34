import type { TextFinding } from '../../finding/finding.ts';
import type { Fix } from '../../finding/fix.ts';
import type { RuleSlug } from '../../finding/ruleCatalogue.ts';
import { languageById } from '../../source/languages.ts';
import { type CodeCell, changeBetween, JoinedCells } from '../../source/notebook/joinedCells.ts';
import type { LintContext } from '../context.ts';
import { PythonSession } from '../pythonSession.ts';
import type { LintResult } from '../result.ts';
import { fixInCells, placeInJoined, toCells } from './cellPlaces.ts';

/**
 * Linting of an open notebook: its cells as one Python text, parsed incrementally and steady while a call is broken
 * by typing. All places of findings, references and fixes are in cells.
 */
export class NotebookSession {
  readonly path: string;
  #cells: JoinedCells;
  readonly #python: PythonSession;

  /** @param cells the code cells in document order */
  constructor(path: string, cells: readonly CodeCell[]) {
    this.path = path;
    this.#cells = new JoinedCells(cells);
    this.#python = new PythonSession(path, languageById('python'), this.#cells.text);
  }

  get cells(): JoinedCells {
    return this.#cells;
  }

  get isSettled(): boolean {
    return this.#python.isSettled;
  }

  /** Takes all code cells as they are now; what did not change is neither masked nor parsed again. */
  update(cells: readonly CodeCell[]): void {
    this.#cells = new JoinedCells(cells, this.#cells);
    const change = changeBetween(this.#python.lines, this.#cells.text);
    if (change !== undefined) this.#python.change([change]);
  }

  lint(context: LintContext): LintResult {
    return toCells(this.#python.lint(context, this.#cells), this.#cells);
  }

  /** As `TextSession.settle`. */
  settle(): boolean {
    return this.#python.settle();
  }

  /** A comment in its cell that silences the finding. */
  suppressFix(finding: TextFinding): Fix | undefined {
    const place = placeInJoined(finding.place, this.#cells);
    const fix = place && this.#python.suppressFix({ ...finding, place });
    return fix && fixInCells(fix, this.#cells);
  }

  /** As `TextSession.nosecFix`. */
  nosecFix(finding: TextFinding, rules: readonly RuleSlug[]): Fix | undefined {
    const place = placeInJoined(finding.place, this.#cells);
    const fix = place && this.#python.nosecFix({ ...finding, place }, rules);
    return fix && fixInCells(fix, this.#cells);
  }

  dispose(): void {
    this.#python.dispose();
  }
}
