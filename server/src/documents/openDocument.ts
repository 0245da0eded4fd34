import type { TextFinding } from '../../../core/src/finding/finding.ts';
import type { Fix } from '../../../core/src/finding/fix.ts';
import type { RuleSlug } from '../../../core/src/finding/ruleCatalogue.ts';
import { PlainSession } from '../../../core/src/lint/plainSession.ts';
import { PythonSession } from '../../../core/src/lint/pythonSession.ts';
import type { TextSession } from '../../../core/src/lint/textSession.ts';
import type { ContentChange } from '../../../core/src/source/document.ts';
import { languageById } from '../../../core/src/source/languages.ts';
import type { LineIndex } from '../../../core/src/text/lineIndex.ts';
import { sourceByteLimit } from '../../../core/src/walk/sourceText.ts';
import type { OpenSource } from './openSource.ts';
import type { OpenText } from './openText.ts';
import { nextRevision } from './revision.ts';

/** A document that the client has open, with its parsed text. Owns the session: call `dispose`. */
export class OpenDocument implements OpenText, OpenSource {
  readonly uri: string;
  readonly session: TextSession;
  readonly isCell = false;
  readonly cell = undefined;
  #version: number;
  #revision = nextRevision();

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

  get revision(): number {
    return this.#revision;
  }

  get text(): string {
    return this.session.text;
  }

  get lines(): LineIndex {
    return this.session.lines;
  }

  get texts(): readonly OpenText[] {
    return [this];
  }

  get isTooLarge(): boolean {
    return this.text.length > sourceByteLimit;
  }

  textOf(): OpenText {
    return this;
  }

  sketch(_document: OpenText, text: string): Pick<TextSession, 'lint' | 'dispose'> {
    return this.session instanceof PythonSession
      ? new PythonSession(this.path, languageById('python'), text)
      : new PlainSession(this.path, text);
  }

  findingsBeside(): readonly TextFinding[] {
    return [];
  }

  suppressFix(finding: TextFinding): Fix | undefined {
    return this.session.suppressFix(finding);
  }

  nosecFix(finding: TextFinding, rules: readonly RuleSlug[]): Fix | undefined {
    return this.session.nosecFix(finding, rules);
  }

  change(version: number, changes: readonly ContentChange[]): void {
    this.session.change(changes);
    this.#version = version;
    this.#revision = nextRevision();
  }

  dispose(): void {
    this.session.dispose();
  }
}
