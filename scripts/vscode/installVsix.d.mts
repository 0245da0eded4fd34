import type { Editor } from './availableEditors.mjs';

export function installVsix(
  editor: Editor,
  vsix: string,
  folders: { readonly data: string; readonly extensions: string },
): Promise<void>;
