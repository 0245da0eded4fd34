import type { TextFinding } from '../finding/finding.ts';
import type { Fix } from '../finding/fix.ts';
import type { ContentChange } from '../source/document.ts';
import { PlainText } from '../source/plainText.ts';
import type { LineIndex } from '../text/lineIndex.ts';
import type { LintContext } from './context.ts';
import { suppressInEnvironment } from './environment/lintEnvironment.ts';
import { lintText } from './lintText.ts';
import { suppressInManifest } from './manifest/suppressInManifest.ts';
import type { LintResult } from './result.ts';
import { sourceKindOf } from './sourceKind.ts';
import type { TextSession } from './textSession.ts';

/** Linting of an open text that is small enough to be read anew each time: a manifest, a file of variables. */
export class PlainSession implements TextSession {
  readonly path: string;
  readonly isSettled = true;
  #plain: PlainText;

  constructor(path: string, text: string) {
    this.path = path;
    this.#plain = new PlainText(text);
  }

  get text(): string {
    return this.#plain.text;
  }

  get lines(): LineIndex {
    return this.#plain.lines;
  }

  change(changes: readonly ContentChange[]): void {
    this.#plain.change(changes);
  }

  lint(context: LintContext): LintResult {
    return lintText(this.path, this.text, context);
  }

  settle(): boolean {
    return false;
  }

  suppressFix(finding: TextFinding): Fix | undefined {
    if (sourceKindOf(this.path) === 'environment') return suppressInEnvironment(this, finding);
    return sourceKindOf(this.path) === 'manifest' ? suppressInManifest(this, finding) : undefined;
  }

  /** Bandit reads Python. */
  nosecFix(): undefined {
    return undefined;
  }

  dispose(): void {
    this.#plain = new PlainText('');
  }
}
