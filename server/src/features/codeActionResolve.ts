import {
  type CodeAction,
  type Connection,
  MessageType,
  ShowMessageNotification,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { Fix } from '../../../core/src/finding/fix.ts';
import { completeFix } from '../../../core/src/pin/completeFix.ts';
import { renameNotice } from '../../../core/src/pin/renameNotice.ts';
import { HubError } from '../../../core/src/reference/hubError.ts';
import type { Resolver } from '../../../core/src/reference/resolver.ts';
import { toWorkspaceEdit } from '../convert/workspaceEdit.ts';
import type { Analyser, Analysis } from '../workspace/analyser.ts';
import { type ActionData, actionData, type FixAllScope } from './actionData.ts';
import { fixAll } from './fixAll.ts';
import { pinOptions } from './pinOptions.ts';

export interface ResolveTools {
  readonly connection: Connection;
  readonly analyser: Analyser;
  readonly resolver: Resolver;
}

/** Answers `codeAction/resolve`: the one place of the server that asks the Hub. */
export class CodeActionResolver {
  readonly #tools: ResolveTools;
  /** Fix-all also runs on save: it tells each reason once. */
  readonly #told = new Set<string>();

  constructor(tools: ResolveTools) {
    this.#tools = tools;
  }

  /**
   * Adds the edit to an action of ours. Where there is none to give, the user, who chose the action, is told
   * why, and the action comes back as it was.
   */
  async resolve(action: CodeAction, signal: AbortSignal): Promise<CodeAction> {
    const data = actionData(action.data);
    const analysis = data === undefined ? undefined : await this.#tools.analyser.analyse(data.uri);
    if (data === undefined || analysis === undefined) return action;
    const { document } = analysis;
    const isOther = 'fix' in data ? document.revision !== data.revision : document.version !== data.version;
    if (isOther) return this.#tell(action, changed);
    const edit = await this.#edit(action, data, analysis, signal);
    if (edit === undefined) return action;
    return hasChanged(analysis, data) ? this.#tell(action, changed) : { ...action, edit };
  }

  async #edit(
    action: CodeAction,
    data: ActionData,
    analysis: Analysis,
    signal: AbortSignal,
  ): Promise<WorkspaceEdit | undefined> {
    try {
      return 'fix' in data
        ? await this.#oneEdit(action, data.fix, analysis, signal)
        : await this.#allEdits(action, data.fixAll, analysis, signal);
    } catch (error) {
      if (error instanceof HubError && error.code === 'aborted') return undefined;
      throw error;
    }
  }

  async #oneEdit(action: CodeAction, fix: Fix, analysis: Analysis, signal: AbortSignal) {
    const completed = await completeFix(fix, this.#tools.resolver, pinOptions(analysis, signal));
    if (completed.state === 'ready') {
      const notice = completed.pin === undefined ? undefined : renameNotice(completed.pin);
      if (notice !== undefined) this.#tell(action, notice);
      return toWorkspaceEdit(completed.fix.edits, analysis.locate);
    }
    this.#tell(action, completed.reason);
    return undefined;
  }

  async #allEdits(action: CodeAction, scope: FixAllScope, analysis: Analysis, signal: AbortSignal) {
    const { edit, refusals } = await fixAll(analysis, scope, this.#tools.resolver, signal);
    const news = refusals.filter((reason) => !this.#told.has(reason));
    for (const reason of news) this.#told.add(reason);
    const more = news.length - shownReasons;
    const shown = news.slice(0, shownReasons).join(' ');
    if (news.length > 0) this.#tell(action, more > 0 ? `${shown} And ${more} more, see the log.` : shown);
    for (const reason of news.slice(shownReasons)) this.#tools.connection.console.warn(reason);
    return edit;
  }

  #tell(action: CodeAction, reason: string): CodeAction {
    this.#tools.connection.console.warn(`${action.title}: ${reason}`);
    const message = `Model Warden: ${reason}`;
    void this.#tools.connection
      .sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message })
      .catch(() => {});
    return action;
  }
}

/** True where what was asked for was made of a text that is another one by now. */
function hasChanged({ document, version, revision, cell }: Analysis, data: ActionData): boolean {
  // All cells of a notebook are fixed at the same time: each edit changes only its own one.
  if ('fixAll' in data && data.fixAll === 'text')
    return document.version !== version || document.cell !== cell;
  return document.revision !== revision;
}

/** Reasons of one fix-all that a notification has room for. */
const shownReasons = 2;

const changed = 'The file changed in the meantime. Choose the fix again.';
