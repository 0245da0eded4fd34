import { join } from 'node:path';
import { runOrThrow } from '../process/run.mjs';
import { codeServerFolders } from './startCodeServer.mjs';

/**
 * Installs a VSIX into a folder of extensions, as a user of that editor would.
 * @param {import('./availableEditors.mjs').Editor} editor
 * @param {string} vsix
 * @param {{data: string, extensions: string}} folders
 */
export async function installVsix(editor, vsix, { data, extensions }) {
  if (editor.kind === 'code-server') {
    const program = join(editor.server, 'out', 'server-main.js');
    const folders = codeServerFolders(data, extensions);
    await runOrThrow(process.execPath, [program, ...folders, '--install-extension', vsix], { capture: true });
    return;
  }
  // The desktop's program is a window; its command line is the same binary run as Node.
  const { resolveCliArgsFromVSCodeExecutablePath } = await import('@vscode/test-electron');
  const [command, ...args] = resolveCliArgsFromVSCodeExecutablePath(editor.executable, {
    reuseMachineInstall: true,
  });
  await runOrThrow(
    command,
    [...args, '--user-data-dir', data, '--extensions-dir', extensions, '--install-extension', vsix],
    { capture: true, shell: process.platform === 'win32' },
  );
}
