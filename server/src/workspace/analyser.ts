import type { TextFinding } from '../../../core/src/finding/finding.ts';
import type { LintResult } from '../../../core/src/lint/result.ts';
import { lintReferences } from '../../../core/src/lint/workspace.ts';
import type { Reference } from '../../../core/src/reference/reference.ts';
import { LintLimitError } from '../../../core/src/source/limits.ts';
import { comparePositions } from '../../../core/src/text/range.ts';
import type { OpenDocument } from '../documents/openDocument.ts';
import type { OpenDocuments } from '../documents/openDocuments.ts';
import type { ServerStatus } from '../status/serverStatus.ts';
import type { LintContexts, Surroundings } from './lintContexts.ts';
import type { WorkspaceFolders } from './workspaceFolders.ts';

/** The findings of one document at one version, in the order of the text. */
export interface Analysis {
  readonly document: OpenDocument;
  readonly version: number;
  readonly findings: readonly TextFinding[];
  /** Of all open documents of the folder, this one included. */
  readonly references: readonly Reference[];
  readonly surroundings: Surroundings;
}

interface Linted {
  readonly version: number;
  readonly generation: number;
  /** `undefined` where it could not be linted: only another text changes that. */
  readonly settled: boolean | undefined;
  readonly result: LintResult;
}

interface Known {
  /** What the analysis was made of; the same parts make the same analysis. */
  readonly parts: readonly unknown[];
  readonly analysis: Analysis;
}

const nothing: LintResult = { findings: [], references: [] };

/** Lints open documents, each version once; what one document does to the linter concerns no other. */
export class Analyser {
  readonly #documents: OpenDocuments;
  readonly #contexts: LintContexts;
  readonly #folders: WorkspaceFolders;
  readonly #status: ServerStatus;
  readonly #linted = new WeakMap<OpenDocument, Linted>();
  readonly #known = new WeakMap<OpenDocument, Known>();

  constructor(
    documents: OpenDocuments,
    contexts: LintContexts,
    folders: WorkspaceFolders,
    status: ServerStatus,
  ) {
    this.#documents = documents;
    this.#contexts = contexts;
    this.#folders = folders;
    this.#status = status;
  }

  /** The same object while nothing changed; `undefined` where the document is not open, or was closed while its settings were asked for. */
  async analyse(uri: string): Promise<Analysis | undefined> {
    if (this.#documents.get(uri) === undefined) return undefined;
    const surroundings = await this.#contexts.of(uri);
    const neighbours = await this.#neighbours(uri);
    const document = this.#documents.get(uri);
    if (document === undefined) return undefined;
    const own = this.#lint(document, surroundings);
    const shared = neighbours
      .filter((each) => this.#documents.get(each.document.uri) === each.document)
      .map((each) => this.#lint(each.document, each.surroundings));
    const parts = [document.version, surroundings.generation, own, ...shared];
    const known = this.#known.get(document);
    if (known?.parts.length === parts.length && known.parts.every((part, at) => part === parts[at])) {
      return known.analysis;
    }
    const references = [own, ...shared].flatMap((result) => result.references);
    const compared = surroundings.enabled ? lintReferences(references, surroundings.context) : [];
    const findings = [...own.findings, ...compared.filter(({ place }) => place.path === document.path)].sort(
      (a, b) => comparePositions(a.place.range.start, b.place.range.start),
    );
    const analysis = { document, version: document.version, findings, references, surroundings };
    this.#known.set(document, { parts, analysis });
    return analysis;
  }

  /** Parses broken text in full; true where that can change findings. */
  settle(document: OpenDocument): boolean {
    // What cannot be linted was told when it was tried.
    if (this.#linted.get(document)?.settled === undefined) return false;
    try {
      return document.session.settle();
    } catch (fault) {
      if (!(fault instanceof LintLimitError)) this.#status.fault(document.path, fault);
      return false;
    }
  }

  /** The other open documents of the same folder: rules over many files compare with them. */
  async #neighbours(uri: string): Promise<{ document: OpenDocument; surroundings: Surroundings }[]> {
    const folder = this.#folders.of(uri);
    const others = this.#documents
      .all()
      .filter((document) => document.uri !== uri && this.#folders.of(document.uri) === folder);
    const found = await Promise.all(
      others.map(async (document) => {
        try {
          return [{ document, surroundings: await this.#contexts.of(document.uri) }];
        } catch (fault) {
          this.#status.fault(document.path, fault);
          return [];
        }
      }),
    );
    return found.flat();
  }

  #lint(document: OpenDocument, { enabled, context, generation }: Surroundings): LintResult {
    if (!enabled || document.isTooLarge) return nothing;
    const known = this.#linted.get(document);
    const { version } = document;
    try {
      if (known?.version === version && known.generation === generation) {
        const { settled } = known;
        if (settled === undefined || settled === document.session.isSettled) return known.result;
      }
      const result = document.session.lint(context);
      const settled = document.session.isSettled;
      this.#linted.set(document, { version, generation, settled, result });
      this.#status.linted(document.path);
      return result;
    } catch (fault) {
      this.#linted.set(document, { version, generation, settled: undefined, result: nothing });
      if (fault instanceof LintLimitError) this.#status.notLinted(document.path, fault.message);
      else this.#status.fault(document.path, fault);
      return nothing;
    }
  }
}
