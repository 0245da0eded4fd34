import { LintSession } from '../../../core/src/lint/session.ts';
import type { ContentChange } from '../../../core/src/source/document.ts';
import type { Language } from '../../../core/src/source/language.ts';
import { sourceByteLimit } from '../../../core/src/walk/sourceText.ts';
import { documentPath } from '../convert/documentPath.ts';

/** A document that the client has open, with its parsed text. Owns the session: call `dispose`. */
export class OpenDocument {
  readonly uri: string;
  readonly path: string;
  readonly session: LintSession;
  #version: number;

  constructor(uri: string, version: number, language: Language, text: string) {
    this.uri = uri;
    this.path = documentPath(uri);
    this.session = new LintSession(this.path, language, text);
    this.#version = version;
  }

  get version(): number {
    return this.#version;
  }

  /** As large as no source is that people write; the linter leaves it alone, as it does on the command line. */
  get isTooLarge(): boolean {
    return this.session.document.text.length > sourceByteLimit;
  }

  change(version: number, changes: readonly ContentChange[]): void {
    this.session.change(changes);
    this.#version = version;
  }

  dispose(): void {
    this.session.dispose();
  }
}
