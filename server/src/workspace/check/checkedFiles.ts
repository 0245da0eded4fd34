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
  /** Files are looked at again one change after the other, so that the latest look counts. */
  #turn: Promise<void> = Promise.resolve();
  /** Looks at the whole workspace that are under way, and what changed since the first of them began. */
  #looks = 0;
  readonly #changedSince = new Set<string>();

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
    const checked = await this.#run(signal, onProgress);
    for (const { path, failed } of checked.outcomes)
      if (failed !== undefined) this.#tools.status.fault(path, failed);
    for (const reason of checked.stopped) this.#tools.status.stopped(reason);
    this.#last = checked;
    this.#references = referencesOf(checked);
    const findings = await this.#show(checked);
    await this.filesChanged([...this.#changedSince]);
    if (this.#looks === 0) this.#changedSince.clear();
    this.#tools.onChecked();
    return { files: checked.files, findings, stopped: checked.stopped };
  }

  async #run(signal: AbortSignal, onProgress: (files: number) => void): Promise<CheckedWorkspace> {
    this.#looks += 1;
    try {
      return await this.#tools.check.run(signal, onProgress);
    } finally {
      this.#looks -= 1;
    }
  }

  /** A document was opened: it is asked for by itself from now on. */
  async opened(uri: string): Promise<void> {
    if (this.#last !== undefined) await this.#tools.shown.hide(uri);
  }

  /** What is open changed: rules over many files may say something else of those that are not. */
  async openChanged(): Promise<void> {
    if (this.#last !== undefined) await this.#show(this.#last);
  }

  /** Files changed on disk, or were closed: they alone are looked at again. */
  async filesChanged(paths: readonly string[]): Promise<void> {
    if (this.#looks > 0) for (const path of paths) this.#changedSince.add(path);
    if (this.#last === undefined || paths.length === 0) return;
    if (paths.length > mostAgain) return this.changed();
    const turn = this.#turn.then(() => this.#again(paths));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #again(paths: readonly string[]): Promise<void> {
    const fresh = await this.#tools.check.again(paths, new AbortController().signal);
    const last = this.#last;
    if (last === undefined) return;
    const gone = new Set(paths);
    this.#last = { ...last, outcomes: [...last.outcomes.filter(({ path }) => !gone.has(path)), ...fresh] };
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
