import type { TextSession } from '../../../core/src/lint/textSession.ts';
import type { ContentChange } from '../../../core/src/source/document.ts';
import { sourceByteLimit } from '../../../core/src/walk/sourceText.ts';

/** A document that the client has open, with its parsed text. Owns the session: call `dispose`. */
export class OpenDocument {
  readonly uri: string;
  readonly session: TextSession;
  #version: number;

  constructor(uri: string, version: number, session: TextSession) {
    this.uri = uri;
    this.session = session;
    this.#version = version;
  }

  get path(): string {
    return this.session.path;
  }

  get version(): number {
    return this.#version;
  }

  /** As large as no source is that people write; the linter leaves it alone, as it does on the command line. */
  get isTooLarge(): boolean {
    return this.session.text.length > sourceByteLimit;
  }

  change(version: number, changes: readonly ContentChange[]): void {
    this.session.change(changes);
    this.#version = version;
  }

  dispose(): void {
    this.session.dispose();
  }
}
