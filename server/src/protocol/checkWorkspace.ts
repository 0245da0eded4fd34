/**
 * Client to server, a request: look at the files of the workspace that are not open, once. Their findings are published
 * until the workspace is looked at again.
 */
export interface CheckWorkspaceMessage {
  readonly method: 'modelWarden/checkWorkspace';
  readonly params: { readonly workDoneToken?: string | number };
  readonly result: CheckWorkspaceResult;
}

export interface CheckWorkspaceResult {
  /** Files that were looked at, without those that are open. */
  readonly files: number;
  readonly findings: number;
  /** Folders of which not everything was seen, with the reason; for people. */
  readonly stopped: readonly string[];
}

export const nothingChecked: CheckWorkspaceResult = { files: 0, findings: 0, stopped: [] };
