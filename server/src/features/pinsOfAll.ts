import { isNotebookFile } from '../../../core/src/paths/isNotebookFile.ts';
import type { Resolver } from '../../../core/src/reference/resolver.ts';
import type { OpenDocuments } from '../documents/openDocuments.ts';
import type { PinAllResult } from '../protocol/pinAll.ts';
import type { Analyser } from '../workspace/analyser.ts';
import { uriOf, type WorkspaceCheck } from '../workspace/check/workspaceCheck.ts';
import type { LintContexts } from '../workspace/lintContexts.ts';
import { type PinnedText, pinAll } from './pinAll.ts';

export interface PinsOfAllTools {
  readonly documents: OpenDocuments;
  readonly analyser: Analyser;
  readonly contexts: LintContexts;
  readonly check: WorkspaceCheck;
  readonly resolver: Resolver;
}

const closedNotebook = 'It lies in a notebook that is not open: open it, or run model-warden pin.';

/** Gathers the texts of a document or of the workspace, open or not, and pins their loads in one batch. */
export class PinsOfAll {
  readonly #tools: PinsOfAllTools;

  constructor(tools: PinsOfAllTools) {
    this.#tools = tools;
  }

  /**
   * @param uri of the document or notebook; `undefined` for the workspace
   * @throws HubError `aborted`, or the signal's reason, where it was cancelled
   */
  async pin(
    uri: string | undefined,
    signal: AbortSignal,
    onProgress: (done: string) => void,
  ): Promise<PinAllResult> {
    const { documents, check, resolver } = this.#tools;
    const open = await this.#open(uri === undefined ? documents.sources().map((each) => each.uri) : [uri]);
    const checked =
      uri === undefined
        ? await check.run(signal, (files) => onProgress(`${files} files read`))
        : { outcomes: [], stopped: [] };
    const closed = await Promise.all(checked.outcomes.map((outcome) => this.#closed(outcome)));
    const texts = [
      ...open.map(({ document, sourceFindings, surroundings }) => ({
        path: document.path,
        findings: sourceFindings,
        policy: surroundings.context.policy,
      })),
      ...closed.flat(),
    ];
    const result = await pinAll(texts, resolver, {
      references: [...open, ...checked.outcomes].flatMap(({ references }) => references),
      locate: (path, cell) => documents.locate(path, cell),
      signal,
      onProgress: (done, total) => onProgress(`${done} of ${total} asked`),
    });
    return { ...result, stopped: checked.stopped };
  }

  async #open(uris: readonly string[]) {
    const { documents, analyser } = this.#tools;
    // What is known of one cell is known of its whole notebook.
    const texts = uris.flatMap((uri) => documents.source(uri)?.texts[0] ?? []);
    const analyses = await Promise.all(texts.map(({ uri }) => analyser.analyse(uri)));
    return analyses.filter((analysis) => analysis !== undefined);
  }

  async #closed({ path, findings }: Pick<PinnedText, 'path' | 'findings'>): Promise<PinnedText[]> {
    if (findings.length === 0) return [];
    const { policy } = (await this.#tools.contexts.of(uriOf(path))).context;
    return [{ path, findings, policy, ...(isNotebookFile(path) ? { closed: closedNotebook } : {}) }];
  }
}
