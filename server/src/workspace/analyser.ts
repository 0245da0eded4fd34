import type { TextFinding } from '../../../core/src/finding/finding.ts';
import type { LintResult } from '../../../core/src/lint/result.ts';
import { lintReferences } from '../../../core/src/lint/workspace.ts';
import type { Reference } from '../../../core/src/reference/reference.ts';
import { comparePositions } from '../../../core/src/text/range.ts';
import type { OpenDocument } from '../documents/openDocument.ts';
import type { OpenDocuments } from '../documents/openDocuments.ts';
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
  readonly settled: boolean;
  readonly result: LintResult;
}

const nothing: LintResult = { findings: [], references: [] };

/** Lints open documents; each version once. */
export class Analyser {
  readonly #documents: OpenDocuments;
  readonly #contexts: LintContexts;
  readonly #folders: WorkspaceFolders;
  readonly #linted = new WeakMap<OpenDocument, Linted>();

  constructor(documents: OpenDocuments, contexts: LintContexts, folders: WorkspaceFolders) {
    this.#documents = documents;
    this.#contexts = contexts;
    this.#folders = folders;
  }

  /** `undefined` where the document is not open, or was closed while its settings were asked for. */
  async analyse(uri: string): Promise<Analysis | undefined> {
    if (this.#documents.get(uri) === undefined) return undefined;
    const surroundings = await this.#contexts.of(uri);
    const neighbours = await this.#neighbours(uri);
    const document = this.#documents.get(uri);
    if (document === undefined) return undefined;
    const own = this.#lint(document, surroundings);
    const shared = neighbours
      .filter((each) => this.#documents.get(each.document.uri) === each.document)
      .flatMap((each) => this.#lint(each.document, each.surroundings).references);
    const references = [...own.references, ...shared];
    const compared = surroundings.enabled ? lintReferences(references, surroundings.context) : [];
    const findings = [...own.findings, ...compared.filter(({ place }) => place.path === document.path)].sort(
      (a, b) => comparePositions(a.place.range.start, b.place.range.start),
    );
    return { document, version: document.version, findings, references, surroundings };
  }

  /** The other open documents of the same folder: rules over many files compare with them. */
  #neighbours(uri: string): Promise<{ document: OpenDocument; surroundings: Surroundings }[]> {
    const folder = this.#folders.of(uri);
    const others = this.#documents
      .all()
      .filter((document) => document.uri !== uri && this.#folders.of(document.uri) === folder);
    return Promise.all(
      others.map(async (document) => ({ document, surroundings: await this.#contexts.of(document.uri) })),
    );
  }

  #lint(document: OpenDocument, { enabled, context, generation }: Surroundings): LintResult {
    if (!enabled || document.isTooLarge) return nothing;
    const known = this.#linted.get(document);
    const settled = document.session.document.isSettled;
    const isKnown =
      known?.version === document.version && known.generation === generation && known.settled === settled;
    if (isKnown) return known.result;
    const result = document.session.lint(context);
    this.#linted.set(document, { version: document.version, generation, settled, result });
    return result;
  }
}
