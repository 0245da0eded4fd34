import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runOrThrow } from '../process/run.mjs';
import { root } from '../projectPaths.mjs';
import { installCodeServer } from '../vscode/installCodeServer.mjs';
import { installVsix } from '../vscode/installVsix.mjs';
import { startCodeServer } from '../vscode/startCodeServer.mjs';
import { userSettings, writeUserSettings } from '../vscode/userSettings.mjs';
import { windowAddress } from '../vscode/windowAddress.mjs';

/**
 * Serves VS Code on loopback, with the extension installed from a fresh VSIX, until the user stops it. Who has
 * not the printed address, with its random token, gets nothing.
 * @param {{home: string, folder: string, hubUrl: string, stopped: () => Promise<unknown>}} demo
 */
export async function openBrowser({ home, folder, hubUrl, stopped }) {
  if (process.platform !== 'linux') {
    throw new Error(
      'No VS Code for the desktop was found or could be downloaded. Install one and start again.',
    );
  }
  const server = await installCodeServer(console.log);
  const data = join(home, 'data');
  const extensions = join(home, 'extensions');
  const vsix = join(home, 'model-warden.vsix');
  const tokenFile = join(home, 'token');
  const token = randomBytes(24).toString('hex');
  await mkdir(data, { recursive: true });
  await writeFile(tokenFile, token, { mode: 0o600 });
  await writeUserSettings(
    data,
    userSettings({ 'modelWarden.hub.endpoint': hubUrl, 'modelWarden.network': 'on' }),
  );
  await runOrThrow(process.execPath, [join(root, 'scripts', 'package.mjs'), vsix], {
    cwd: root,
    capture: true,
  });
  await installVsix({ kind: 'code-server', server }, vsix, { data, extensions });

  const host = await startCodeServer({ server, data, extensions, tokenFile, trustEverything: true });
  console.log(`VS Code: ${windowAddress(host.port, { folder, token })}`);
  console.log('Open this address in a browser on this machine. Ctrl-C ends everything.');
  await stopped();
  await host.stop();
}
