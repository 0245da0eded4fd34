import type { TextFinding } from '../../../core/src/finding/finding.ts';
import type { LoadView } from '../../../core/src/lint/loadView.ts';
import type { LintResult } from '../../../core/src/lint/result.ts';
import { lintReferences } from '../../../core/src/lint/workspace.ts';
import type { Reference } from '../../../core/src/reference/reference.ts';
import { LintLimitError } from '../../../core/src/source/limits.ts';
import { comparePositions } from '../../../core/src/text/range.ts';
import type { OpenDocuments } from '../documents/openDocuments.ts';
import type { OpenSource } from '../documents/openSource.ts';
import type { Locate, OpenText } from '../documents/openText.ts';
import type { ServerStatus } from '../status/serverStatus.ts';
import type { LintContexts, Surroundings } from './lintContexts.ts';
import type { WorkspaceFolders } from './workspaceFolders.ts';

/** The findings of one document, or of one cell, at one version, in the order of the text. */
export interface Analysis {
  readonly document: OpenText;
  /** As they were then; the document's own go on. */
  readonly version: number;
  readonly revision: number;
  readonly cell: number | undefined;
  readonly findings: readonly TextFinding[];
  /** Of all cells, where the document is one. */
  readonly sourceFindings: readonly TextFinding[];
  /** Of all cells, where the document is one. */
  readonly loads: readonly LoadView[];
  readonly locate: Locate;
  /** Of all open documents of the folder, this one included. */
  readonly references: readonly Reference[];
  readonly surroundings: Surroundings;
}

interface Linted {
  readonly revision: number;
  readonly generation: number;
  /** `undefined` where it could not be linted: only another text changes that. */
  readonly settled: boolean | undefined;
  readonly result: LintResult;
}

interface Known {
  /** What the analysis was made of; the same parts make the same analysis. */
  readonly parts: readonly unknown[];
  readonly all: Pick<Analysis, 'references' | 'sourceFindings' | 'loads' | 'surroundings' | 'locate'>;
  readonly analyses: Map<OpenText, Analysis>;
}

/** What is known of files that are not open, for rules over many files. */
export interface ClosedReferences {
  /** The same object while nothing changed. */
  references(): readonly Reference[];
  /** The name of a path in messages. */
  nameOf(path: string): string;
}

const nothing: LintResult = { findings: [], references: [] };

/** Lints open documents and notebooks, each version once; what one does to the linter concerns no other. */
export class Analyser {
  readonly #documents: OpenDocuments;
  readonly #contexts: LintContexts;
  readonly #folders: WorkspaceFolders;
  readonly #status: ServerStatus;
  readonly #closed: ClosedReferences;
  readonly #linted = new WeakMap<OpenSource, Linted>();
  readonly #known = new WeakMap<OpenSource, Known>();

  constructor(
    documents: OpenDocuments,
    contexts: LintContexts,
    folders: WorkspaceFolders,
    status: ServerStatus,
    closed: ClosedReferences,
  ) {
    this.#closed = closed;
    this.#documents = documents;
    this.#contexts = contexts;
    this.#folders = folders;
    this.#status = status;
  }

  /** The same object while nothing changed; `undefined` where the document is not open, or was closed while its settings were asked for. */
  async analyse(uri: string): Promise<Analysis | undefined> {
    const asked = this.#documents.source(uri);
    if (asked === undefined) return undefined;
    const surroundings = await this.#contexts.of(asked.uri);
    const neighbours = await this.#neighbours(asked.uri);
    const source = this.#documents.source(uri);
    const document = this.#documents.text(uri);
    if (source === undefined || document === undefined) return undefined;
    const own = this.#lint(source, surroundings);
    const shared = neighbours
      .filter((each) => this.#documents.source(each.source.uri) === each.source)
      .map((each) => this.#lint(each.source, each.surroundings));
    const known = this.#ofSource(source, surroundings, own, shared);
    const { version, revision, cell } = document;
    const { sourceFindings } = known.all;
    const analysis = known.analyses.get(document) ?? {
      ...known.all,
      ...{ document, version, revision, cell },
      findings: document.isCell ? this.#ofCell(document, source, known) : sourceFindings,
    };
    known.analyses.set(document, analysis);
    return analysis;
  }

  /** Parses broken text in full; true where that can change findings. */
  settle(source: OpenSource): boolean {
    // What cannot be linted was told when it was tried.
    if (this.#linted.get(source)?.settled === undefined) return false;
    try {
      return source.session.settle();
    } catch (fault) {
      if (!(fault instanceof LintLimitError)) this.#status.fault(source.path, fault);
      return false;
    }
  }

  #ofCell(document: OpenText, { isTooLarge }: OpenSource, { all }: Known): readonly TextFinding[] {
    const { enabled, context } = all.surroundings;
    const { cell } = document;
    const beside = enabled && !isTooLarge ? document.findingsBeside(context) : [];
    const inCode = cell === undefined ? [] : all.sourceFindings.filter(({ place }) => place.cell === cell);
    return [...beside, ...inCode];
  }

  /** What all texts of a source have in common, the same object while nothing changed. */
  #ofSource(
    source: OpenSource,
    surroundings: Surroundings,
    own: LintResult,
    shared: readonly LintResult[],
  ): Known {
    const closed = this.#closed.references();
    const parts = [source.revision, surroundings.generation, own, closed, ...shared];
    const known = this.#known.get(source);
    if (known?.parts.length === parts.length && known.parts.every((part, at) => part === parts[at])) {
      return known;
    }
    const open = new Set(this.#documents.sources().map(({ path }) => path));
    const references = [
      ...[own, ...shared].flatMap((result) => result.references),
      ...closed.filter(({ path }) => !open.has(path)),
    ];
    const compared = surroundings.enabled
      ? lintReferences(references, surroundings.context, this.#closed.nameOf)
      : [];
    const sourceFindings = [
      ...own.findings,
      ...compared.filter(({ place }) => place.path === source.path),
    ].sort(byPlace);
    const locate: Locate = (path, cell) =>
      (path === source.path ? source.textOf(cell) : undefined) ?? this.#documents.locate(path, cell);
    const { loads = [] } = own;
    const all = { references, sourceFindings, loads, surroundings, locate };
    const anew = { parts, all, analyses: new Map() };
    this.#known.set(source, anew);
    return anew;
  }

  /** The other open documents of the same folder: rules over many files compare with them. */
  async #neighbours(uri: string): Promise<{ source: OpenSource; surroundings: Surroundings }[]> {
    const folder = this.#folders.of(uri);
    const others = this.#documents
      .sources()
      .filter((source) => source.uri !== uri && this.#folders.of(source.uri) === folder);
    const found = await Promise.all(
      others.map(async (source) => {
        try {
          return [{ source, surroundings: await this.#contexts.of(source.uri) }];
        } catch (fault) {
          this.#status.fault(source.path, fault);
          return [];
        }
      }),
    );
    return found.flat();
  }

  #lint(source: OpenSource, { enabled, context, generation }: Surroundings): LintResult {
    if (!enabled || source.isTooLarge) return nothing;
    const known = this.#linted.get(source);
    const { revision } = source;
    try {
      if (known?.revision === revision && known.generation === generation) {
        const { settled } = known;
        if (settled === undefined || settled === source.session.isSettled) return known.result;
      }
      const result = source.session.lint(context);
      const settled = source.session.isSettled;
      this.#linted.set(source, { revision, generation, settled, result });
      this.#status.linted(source.path);
      return result;
    } catch (fault) {
      this.#linted.set(source, { revision, generation, settled: undefined, result: nothing });
      if (fault instanceof LintLimitError) this.#status.notLinted(source.path, fault.message);
      else this.#status.fault(source.path, fault);
      return nothing;
    }
  }
}

/** As people read: cell by cell. */
function byPlace({ place: a }: TextFinding, { place: b }: TextFinding): number {
  return (a.cell ?? 0) - (b.cell ?? 0) || comparePositions(a.range.start, b.range.start);
}
