import nodePath from 'node:path';
import type { Connection } from 'vscode-languageserver/node';
import { displayPath } from '../../../../core/src/paths/displayPath.ts';
import { filePath } from '../../convert/documentPath.ts';
import type { OpenDocuments } from '../../documents/openDocuments.ts';
import type { SettingsCache } from '../../settings/settingsCache.ts';
import type { ServerStatus } from '../../status/serverStatus.ts';
import type { LintContexts } from '../lintContexts.ts';
import type { WorkspaceFolders } from '../workspaceFolders.ts';
import { CheckedFiles } from './checkedFiles.ts';
import { ClosedFindings } from './closedFindings.ts';
import { excludedBy } from './excludes.ts';
import { uriOf, WorkspaceCheck } from './workspaceCheck.ts';

export interface WorkspaceFilesTools {
  readonly connection: Connection;
  readonly status: ServerStatus;
  readonly folders: WorkspaceFolders;
  readonly settings: SettingsCache;
  readonly contexts: LintContexts;
  readonly documents: OpenDocuments;
  /** Where the client can be asked for sections of other tools. */
  readonly canAsk: boolean;
  readonly wasmDirectory: string;
  isTrusted(): boolean;
  openReferences: ConstructorParameters<typeof CheckedFiles>[0]['openReferences'];
  onChecked(): void;
}

/** The files of the workspace that are not open, wired together. */
export function workspaceFiles(tools: WorkspaceFilesTools): { check: WorkspaceCheck; checked: CheckedFiles } {
  const { connection, documents, folders, settings, contexts } = tools;
  const onDisk = () =>
    folders.outermost().flatMap((uri) => {
      const path = filePath(uri);
      return path === undefined ? [] : [{ uri, path }];
    });
  const check = new WorkspaceCheck({
    folders: onDisk,
    settings: (folder) => settings.of(folder),
    excludes: async (scopeUri) => {
      if (!tools.canAsk) return () => false;
      const sections = ['files.exclude', 'search.exclude'].map((section) => ({ scopeUri, section }));
      return excludedBy(await connection.workspace.getConfiguration(sections));
    },
    documents,
    isTrusted: tools.isTrusted,
    wasmDirectory: tools.wasmDirectory,
    workerScript: nodePath.join(tools.wasmDirectory, 'lint-worker.js'),
  });
  const isOpen = (path: string) => documents.sources().some((source) => source.path === path);
  const checked = new CheckedFiles({
    check,
    shown: new ClosedFindings(connection, (path, cell) => documents.locate(path, cell), isOpen),
    status: tools.status,
    context: async () => {
      const [first] = onDisk();
      const { context } = await contexts.of(`${first?.uri ?? 'file:///'}/workspace`);
      return context;
    },
    openReferences: tools.openReferences,
    isOpen,
    nameOf: (path) => nameIn(folders, path),
    onChecked: tools.onChecked,
  });
  return { check, checked };
}

/** A path as people of a workspace know it: from its folder. */
export function nameIn(folders: WorkspaceFolders, path: string): string {
  const folder = folders.of(uriOf(path));
  const root = folder === undefined ? undefined : filePath(folder);
  return root === undefined ? path : displayPath(root, path, nodePath);
}
