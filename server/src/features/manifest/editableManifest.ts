import type { WorkspaceEdit } from 'vscode-languageserver/node';
import type { TextEdit } from '../../../../core/src/text/range.ts';
import type { ClientSupport } from '../../clientSupport.ts';
import type { Analysis } from '../../workspace/analyser.ts';

/** The manifest that is changed when the user says so: the nearest one, or a new one. */
export interface EditableManifest {
  /** `/` separated. */
  readonly path: string;
  readonly uri: string;
  readonly text: string;
  /** True where its document holds what the user has not saved: it is then the user's to save. */
  readonly isUnsaved: boolean;
  toEdit(edits: readonly TextEdit[]): WorkspaceEdit;
}

/** What the client has open counts before the disk. `undefined` where no manifest may be changed, or the client makes no files. */
export function editableManifest(
  { surroundings, locate }: Analysis,
  support: ClientSupport,
): EditableManifest | undefined {
  const { manifestPath: path, context } = surroundings;
  if (path === undefined) return undefined;
  const saved = context.policy.manifest?.text;
  const { uri, version, text: open } = locate(path, undefined);
  const isNew = saved === undefined && open === undefined;
  if (isNew && !support.createsFiles) return undefined;
  return {
    path,
    uri,
    text: open ?? saved ?? '',
    isUnsaved: open !== undefined && open !== (saved ?? ''),
    toEdit: (edits) => ({
      documentChanges: [
        ...(isNew ? [{ kind: 'create' as const, uri }] : []),
        {
          textDocument: { uri, version },
          edits: edits.map(({ range, text }) => ({ range, newText: text })),
        },
      ],
    }),
  };
}
