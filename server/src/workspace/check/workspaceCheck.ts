import { statSync } from 'node:fs';
import nodePath from 'node:path';
import { URI } from 'vscode-uri';
import type { TextFinding } from '../../../../core/src/finding/finding.ts';
import { isInside } from '../../../../core/src/paths/isInside.ts';
import type { Reference } from '../../../../core/src/reference/reference.ts';
import type { FileOutcome, LintSetup } from '../../../../core/src/work/fileLinter.ts';
import { lintFiles } from '../../../../core/src/work/lintFiles.ts';
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

  /** Looks at single files again (paths as the server knows them); what is gone or not to be read has no outcome. */
  async again(paths: readonly string[], signal: AbortSignal): Promise<readonly FileOutcome[]> {
    const outcomes: FileOutcome[] = [];
    for (const { uri, path: folder } of this.#tools.folders()) {
      const inside = paths.filter((path) => isInside(folder, path, nodePath) && !this.#isOpen(path));
      const { enabled, severities } = await this.#tools.settings(uri);
      if (!enabled || inside.length === 0) continue;
      const files = inside.flatMap((path) => {
        const size = statSync(path, { throwIfNoEntry: false })?.size;
        return size === undefined ? [] : [{ path, size }];
      });
      const { workerScript } = this.#tools;
      const linted = await lintFiles(files, this.#setup(folder, severities), {
        jobs: 1,
        workerScript,
        signal,
      });
      outcomes.push(...linted.map((outcome) => absoluteOutcome(outcome, folder)));
    }
    return outcomes;
  }

  /** @throws the signal's reason where it was aborted */
  async run(signal: AbortSignal, onProgress: (files: number) => void): Promise<CheckedWorkspace> {
    const outcomes: FileOutcome[] = [];
    const stopped: string[] = [];
    for (const { uri, path } of this.#tools.folders()) {
      const { enabled, severities, limits } = await this.#tools.settings(uri);
      if (!enabled) continue;
      const before = outcomes.length;
      const checked = await checkFolder(this.#setup(path, severities), {
        limits,
        excludes: await this.#tools.excludes(uri),
        isOpen: (file) => this.#isOpen(slashed(file)),
        workerScript: this.#tools.workerScript,
        signal,
        onProgress: (done) => onProgress(before + done),
      });
      outcomes.push(...checked.outcomes.map((outcome) => absoluteOutcome(outcome, path)));
      if (checked.stopped !== undefined) stopped.push(`${path}: ${checked.stopped}`);
    }
    return { files: outcomes.length, outcomes, stopped };
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
