import type { Connection, Diagnostic } from 'vscode-languageserver/node';
import type { TextFinding } from '../../../../core/src/finding/finding.ts';
import { toDiagnostic } from '../../convert/diagnostic.ts';
import type { Locate } from '../../documents/openText.ts';
import { uriOf } from './workspaceCheck.ts';

/** Findings of files that are not open, as the client shows them; those of open ones it asks for itself. */
export class ClosedFindings {
  readonly #connection: Connection;
  readonly #locate: Locate;
  readonly #isOpen: (path: string) => boolean;
  /** What is shown, by URI, as text to compare. */
  readonly #shown = new Map<string, string>();

  constructor(connection: Connection, locate: Locate, isOpen: (path: string) => boolean) {
    this.#connection = connection;
    this.#locate = locate;
    this.#isOpen = isOpen;
  }

  /** Shows these and nothing else. */
  async showAll(byPath: ReadonlyMap<string, readonly TextFinding[]>): Promise<void> {
    const uris = new Set([...byPath.keys()].map(uriOf));
    for (const uri of this.#shown.keys()) if (!uris.has(uri)) await this.#publish(uri, []);
    for (const [path, findings] of byPath) await this.show(path, findings);
  }

  async show(path: string, findings: readonly TextFinding[]): Promise<void> {
    const uri = uriOf(path);
    // It may have been opened while others were published.
    if (this.#isOpen(path)) return this.hide(uri);
    if (findings.length === 0 && !this.#shown.has(uri)) return;
    await this.#publish(
      uri,
      findings.map((finding, index) => this.#diagnostic(finding, index)),
    );
  }

  /** What is open is shown by what the client asks for. */
  async hide(uri: string): Promise<void> {
    if (this.#shown.has(uri)) await this.#publish(uri, []);
  }

  #diagnostic(finding: TextFinding, index: number): Diagnostic {
    const { place, message } = finding;
    const diagnostic = toDiagnostic(finding, index, -1, this.#locate);
    if (place.cell === undefined) return diagnostic;
    // A closed notebook is a text to the client: the place is one of its file.
    return { ...diagnostic, range: place.inFile ?? place.range, message: `Cell ${place.cell}: ${message}` };
  }

  async #publish(uri: string, diagnostics: Diagnostic[]): Promise<void> {
    const text = JSON.stringify(diagnostics);
    if (this.#shown.get(uri) === text) return;
    if (diagnostics.length === 0) this.#shown.delete(uri);
    else this.#shown.set(uri, text);
    await this.#connection.sendDiagnostics({ uri, diagnostics });
  }
}
