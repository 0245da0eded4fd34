import { groupBy } from '../../../../core/src/collections/groupBy.ts';
import type { TextFinding } from '../../../../core/src/finding/finding.ts';
import type { LintContext } from '../../../../core/src/lint/context.ts';
import { lintReferences } from '../../../../core/src/lint/workspace.ts';
import type { Reference } from '../../../../core/src/reference/reference.ts';
import type { CheckWorkspaceResult } from '../../protocol/checkWorkspace.ts';
import type { ServerStatus } from '../../status/serverStatus.ts';
import type { ClosedFindings } from './closedFindings.ts';
import { type CheckedWorkspace, findingsOf, referencesOf, type WorkspaceCheck } from './workspaceCheck.ts';

/** Milliseconds in which changes of settings and manifests gather. */
const pause = 1_000;
/** Files that are looked at one by one; after a change of more the whole workspace is. */
const mostAgain = 200;

export interface CheckedFilesTools {
  readonly check: WorkspaceCheck;
  readonly shown: ClosedFindings;
  readonly status: ServerStatus;
  /** What holds in a folder for rules over many files. */
  context(): Promise<LintContext>;
  /** Of what is open. */
  openReferences(): Promise<readonly Reference[]>;
  isOpen(path: string): boolean;
  /** The name of a path in messages. */
  nameOf(path: string): string;
  onChecked(): void;
}

/** What was found in the files that are not open, from the first time that somebody asked for it. */
export class CheckedFiles {
  readonly #tools: CheckedFilesTools;
  #last: CheckedWorkspace | undefined;
  #timer: NodeJS.Timeout | undefined;
  #running: AbortController | undefined;

  constructor(tools: CheckedFilesTools) {
    this.#tools = tools;
  }

  /** Loads in files that are not open; empty before anybody asked. */
  get references(): readonly Reference[] {
    return this.#last === undefined ? nothing : this.#references;
  }
  #references: readonly Reference[] = nothing;

  /** Looks at the workspace and shows what is found. @throws the signal's reason where it was aborted */
  async check(signal: AbortSignal, onProgress: (files: number) => void): Promise<CheckWorkspaceResult> {
    const checked = await this.#tools.check.run(signal, onProgress);
    for (const { path, failed } of checked.outcomes)
      if (failed !== undefined) this.#tools.status.fault(path, failed);
    for (const reason of checked.stopped) this.#tools.status.stopped(reason);
    this.#last = checked;
    this.#references = referencesOf(checked);
    const findings = await this.#show(checked);
    this.#tools.onChecked();
    return { files: checked.files, findings, stopped: checked.stopped };
  }

  /** A document was opened: it is asked for by itself from now on. */
  async opened(uri: string): Promise<void> {
    if (this.#last !== undefined) await this.#tools.shown.hide(uri);
  }

  /** Files changed on disk, or were closed: they alone are looked at again. */
  async filesChanged(paths: readonly string[]): Promise<void> {
    const last = this.#last;
    if (last === undefined || paths.length === 0) return;
    if (paths.length > mostAgain) return this.changed();
    const fresh = await this.#tools.check.again(paths, new AbortController().signal);
    const gone = new Set(paths);
    const outcomes = [...last.outcomes.filter(({ path }) => !gone.has(path)), ...fresh];
    this.#last = { ...last, outcomes };
    this.#references = referencesOf(this.#last);
    await this.#show(this.#last);
  }

  /** Something changed that may change findings: looks again soon, where somebody asked before. */
  changed(): void {
    if (this.#last === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#running?.abort();
      const running = new AbortController();
      this.#running = running;
      this.check(running.signal, () => undefined).catch((fault: unknown) => {
        if (!running.signal.aborted) this.#tools.status.fault('workspace check', fault);
      });
    }, pause);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#running?.abort();
  }

  async #show(checked: CheckedWorkspace): Promise<number> {
    const { context, openReferences, isOpen, nameOf, shown } = this.#tools;
    const references = [...this.#references, ...(await openReferences())];
    const compared = lintReferences(references, await context(), nameOf);
    const findings = [...findingsOf(checked), ...compared].filter(({ place }) => !isOpen(place.path));
    const byPath: ReadonlyMap<string, readonly TextFinding[]> = groupBy(findings, ({ place }) => place.path);
    await shown.showAll(byPath);
    return findings.length;
  }
}

const nothing: readonly Reference[] = [];
