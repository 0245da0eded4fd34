import nodePath from 'node:path';
import { URI } from 'vscode-uri';
import type { TextFinding } from '../../../../core/src/finding/finding.ts';
import { isInside } from '../../../../core/src/paths/isInside.ts';
import type { Reference } from '../../../../core/src/reference/reference.ts';
import type { FileOutcome, LintSetup } from '../../../../core/src/work/fileLinter.ts';
import type { OpenDocuments } from '../../documents/openDocuments.ts';
import type { Settings } from '../../settings/settings.ts';
import { absoluteOutcome } from './absoluteOutcome.ts';
import { checkFolder } from './checkFolder.ts';

export interface WorkspaceCheckTools {
  /** The folders that are on disk, by URI and path. */
  folders(): readonly { readonly uri: string; readonly path: string }[];
  settings(folder: string): Promise<Settings>;
  excludes(folder: string): Promise<(path: string) => boolean>;
  readonly documents: OpenDocuments;
  isTrusted(): boolean;
  readonly wasmDirectory: string;
  readonly workerScript: string;
}

/** What stands in the files of the workspace that are not open. */
export interface CheckedWorkspace {
  readonly files: number;
  /** Of those with something to tell. */
  readonly outcomes: readonly FileOutcome[];
  /** Folders whose walk ended before all was seen, with the reason; for people. */
  readonly stopped: readonly string[];
}

/** Reads the workspace on demand, bounded and in worker threads; nothing is kept or watched by it. */
export class WorkspaceCheck {
  readonly #tools: WorkspaceCheckTools;

  constructor(tools: WorkspaceCheckTools) {
    this.#tools = tools;
  }

  /**
   * Looks at single files again (paths as the server knows them), where a look at everything would see them; what is
   * gone has no outcome.
   */
  async again(paths: readonly string[], signal: AbortSignal): Promise<readonly FileOutcome[]> {
    return (await this.#look(signal, () => undefined, paths)).outcomes;
  }

  /** @throws the signal's reason where it was aborted */
  run(signal: AbortSignal, onProgress: (files: number) => void): Promise<CheckedWorkspace> {
    return this.#look(signal, onProgress, undefined);
  }

  async #look(
    signal: AbortSignal,
    onProgress: (files: number) => void,
    only: readonly string[] | undefined,
  ): Promise<CheckedWorkspace> {
    const outcomes: FileOutcome[] = [];
    const stopped: string[] = [];
    let files = 0;
    for (const { uri, path } of this.#tools.folders()) {
      const { enabled, severities, limits } = await this.#tools.settings(uri);
      const inside = only?.filter((file) => isInside(path, file, nodePath));
      if (!enabled || inside?.length === 0) continue;
      const before = files;
      const checked = await checkFolder(this.#setup(path, severities), {
        limits,
        ...(inside === undefined ? {} : { only: inside }),
        excludes: await this.#tools.excludes(uri),
        isOpen: (file) => this.#isOpen(slashed(file)),
        workerScript: this.#tools.workerScript,
        signal,
        onProgress: (done) => onProgress(before + done),
      });
      files += checked.files;
      outcomes.push(...checked.outcomes.map((outcome) => absoluteOutcome(outcome, path)));
      if (checked.stopped !== undefined) stopped.push(`${path}: ${checked.stopped}`);
    }
    return { files, outcomes, stopped };
  }

  #isOpen(path: string): boolean {
    return this.#tools.documents.sources().some((source) => source.path === path);
  }

  #setup(folder: string, severities: LintSetup['severities']): LintSetup {
    return {
      wasmDirectory: this.#tools.wasmDirectory,
      folder,
      policy: { workspaceFolder: folder, workspaceTrusted: this.#tools.isTrusted() },
      severities,
      today: new Date().toISOString().slice(0, 10),
      hubFacts: new Map(),
      hubFiles: new Map(),
    };
  }
}

export function findingsOf({ outcomes }: CheckedWorkspace): readonly TextFinding[] {
  return outcomes.flatMap(({ findings }) => findings);
}

export function referencesOf({ outcomes }: CheckedWorkspace): readonly Reference[] {
  return outcomes.flatMap(({ references }) => references);
}

/** As the server names documents. */
function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}

export function uriOf(path: string): string {
  return URI.file(path).toString();
}
