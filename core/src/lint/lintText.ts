import { SourceDocument } from '../source/document.ts';
import { languageById } from '../source/languages.ts';
import type { LintContext } from './context.ts';
import { lintEnvironment } from './environment/lintEnvironment.ts';
import { lint } from './lint.ts';
import { lintManifest } from './manifest/lintManifest.ts';
import { lintNotebook } from './notebook/lintNotebook.ts';
import type { LintResult } from './result.ts';
import { type SourceKind, sourceKindOf } from './sourceKind.ts';

/** How a text of each kind is linted, from its first character to its last. */
const linters: Record<SourceKind, (path: string, text: string, context: LintContext) => LintResult> = {
  python: lintPython,
  notebook: lintNotebook,
  manifest: lintManifest,
  environment: lintEnvironment,
};

/** Lints a text as what its path says that it is. A file that nothing of ours reads has no findings. */
export function lintText(path: string, text: string, context: LintContext): LintResult {
  const kind = sourceKindOf(path);
  return kind === undefined ? { findings: [], references: [] } : linters[kind](path, text, context);
}

function lintPython(path: string, text: string, context: LintContext): LintResult {
  const document = new SourceDocument(path, languageById('python'), text);
  try {
    // What an editor shows beside findings need not travel between threads.
    const { findings, references } = lint(document, context);
    return { findings, references };
  } finally {
    document.dispose();
  }
}
