import type {
  CodeLens,
  CompletionItem,
  DocumentLink,
  Hover,
  InlayHint,
  Location,
  Position,
  Range,
} from 'vscode-languageserver/node';
import { sourceKindOf } from '../../../core/src/lint/sourceKind.ts';
import type { ClientSupport } from '../clientSupport.ts';
import type { OpenDocuments } from '../documents/openDocuments.ts';
import type { Analyser, Analysis } from '../workspace/analyser.ts';
import { completedPart } from './loads/completedPart.ts';
import { loadCompletion } from './loads/loadCompletion.ts';
import { loadHints } from './loads/loadHints.ts';
import { loadHover } from './loads/loadHover.ts';
import { loadLenses } from './loads/loadLenses.ts';
import { loadLinks } from './loads/loadLinks.ts';
import { remoteCodeRanges } from './loads/remoteCode.ts';
import { entryOfLoad, loadsOfEntry } from './manifest/definitions.ts';
import { manifestCompletion } from './manifest/manifestCompletion.ts';
import { manifestHover } from './manifest/manifestHover.ts';

export interface EditorTools {
  readonly documents: OpenDocuments;
  readonly analyser: Analyser;
  readonly support: ClientSupport;
  /** True where the client runs a command that a link in a hover names. */
  readonly commandLinks: boolean;
}

/**
 * What an editor shows of a text beside findings: from the source and from what the Hub said before, never by asking it
 * (DESIGN 6.2). Nothing is answered for a text that is not open.
 */
export class EditorFeatures {
  readonly #tools: EditorTools;

  constructor(tools: EditorTools) {
    this.#tools = tools;
  }

  async hover(uri: string, position: Position): Promise<Hover | null> {
    const analysis = await this.#analysis(uri);
    if (analysis === undefined) return null;
    const { commandLinks, support } = this.#tools;
    if (isManifest(analysis)) {
      return manifestHover(analysis.document.lines, position, analysis.references, support.markdownHover);
    }
    const { context, endpoint } = analysis.surroundings;
    return loadHover(analysis.loads, analysis.document.cell, position, {
      hub: context.hub,
      endpoint,
      commandLinks,
      now: Date.now(),
      markdown: support.markdownHover,
    });
  }

  async links(uri: string): Promise<DocumentLink[]> {
    const analysis = await this.#analysis(uri);
    const endpoint = analysis?.surroundings.endpoint;
    if (analysis === undefined || endpoint === undefined) return [];
    return loadLinks(analysis.loads, analysis.document.cell, endpoint);
  }

  async lenses(uri: string): Promise<CodeLens[]> {
    const analysis = await this.#analysis(uri);
    return analysis?.surroundings.shows.codeLens === true ? loadLenses(analysis) : [];
  }

  async hints(uri: string, range: Range): Promise<InlayHint[]> {
    const analysis = await this.#analysis(uri);
    if (analysis?.surroundings.shows.inlayHints !== true) return [];
    return loadHints(analysis.loads, analysis.document.cell, range, analysis.surroundings.context.hub);
  }

  async completion(uri: string, position: Position): Promise<CompletionItem[]> {
    const analysis = await this.#analysis(uri);
    const source = this.#tools.documents.source(uri);
    if (analysis === undefined || source === undefined || !analysis.surroundings.enabled) return [];
    if (isManifest(analysis)) {
      const { references, document, surroundings } = analysis;
      return manifestCompletion(document.lines, position, references, surroundings.context.today);
    }
    const part = completedPart(source, analysis.document, position, analysis.surroundings.context);
    return part === undefined ? [] : loadCompletion(part, analysis);
  }

  async definition(uri: string, position: Position): Promise<Location[]> {
    const analysis = await this.#analysis(uri);
    if (analysis === undefined) return [];
    return isManifest(analysis) ? loadsOfEntry(analysis, position) : entryOfLoad(analysis, position);
  }

  async remoteCode(uri: string): Promise<readonly Range[]> {
    const analysis = await this.#analysis(uri);
    return analysis === undefined ? [] : remoteCodeRanges(analysis.loads, analysis.document.cell);
  }

  #analysis(uri: string): Promise<Analysis | undefined> {
    return this.#tools.analyser.analyse(uri);
  }
}

function isManifest({ document }: Analysis): boolean {
  return !document.isCell && sourceKindOf(document.path) === 'manifest';
}
