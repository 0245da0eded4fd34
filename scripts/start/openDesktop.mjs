import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from '../projectPaths.mjs';
import { downloadDesktop } from '../vscode/downloadDesktop.mjs';
import { hasDisplay } from '../vscode/startDisplay.mjs';
import { userSettings, writeUserSettings } from '../vscode/userSettings.mjs';

/**
 * A VS Code for the desktop that can open a window here: the user's own, else a download for the tests.
 * @returns {Promise<string | undefined>} its program
 */
export async function findDesktop() {
  if (!hasDisplay()) return undefined;
  const names = ['code', 'codium'].map((name) => (process.platform === 'win32' ? `${name}.cmd` : name));
  const folders = (process.env.PATH ?? '').split(delimiter);
  const own = names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => existsSync(path));
  return own ?? (await downloadDesktop()).executable;
}

/**
 * Opens a window with data of its own beside whatever the user has open; settles when it is closed or stopped.
 * @param {string} program
 * @param {{home: string, folder: string, hubUrl: string, stopped: () => Promise<unknown>}} demo
 */
export async function openDesktop(program, { home, folder, hubUrl, stopped }) {
  const data = join(home, 'data');
  await writeUserSettings(
    data,
    userSettings({ 'modelWarden.hub.endpoint': hubUrl, 'modelWarden.network': 'on' }),
  );
  const args = [
    ...['--new-window', '--wait', '--disable-workspace-trust', '--skip-welcome'],
    ...['--user-data-dir', data, '--extensions-dir', join(home, 'extensions')],
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    `--extensionDevelopmentPath=${root}`,
    folder,
  ];
  // `code` is a script file on Windows, which only its command interpreter can start, with quoted arguments.
  const shell = process.platform === 'win32' && program.endsWith('.cmd');
  const quote = (text) => (shell ? `"${text}"` : text);
  const window = spawn(quote(program), args.map(quote), { stdio: 'ignore', shell });
  console.log('VS Code opens on the examples. Close its window or press Ctrl-C to end.');
  const closed = new Promise((resolve, reject) => {
    window.once('error', reject);
    window.once('exit', resolve);
  });
  await Promise.race([closed, stopped()]);
  window.kill();
}
