import { join } from 'node:path';
import { downloadAndUnzipVSCode, SilentReporter } from '@vscode/test-electron';
import { withLock } from '../process/withLock.mjs';
import { cacheFolder } from '../projectPaths.mjs';
import { desktopVersion } from './versions.mjs';

/** Asked once, briefly, whether a download can be had here at all. */
const releases = 'https://update.code.visualstudio.com/api/releases/stable';
const probeMs = 5_000;

/**
 * VS Code for the desktop through `@vscode/test-electron`, downloaded into the user's cache folder.
 * @returns {Promise<{executable: string} | {missing: string}>} the program, or why there is none
 */
export async function downloadDesktop() {
  try {
    const answer = await fetch(releases, { signal: AbortSignal.timeout(probeMs) });
    if (!answer.ok) return { missing: `${new URL(releases).host} answers ${answer.status}` };
    const cachePath = join(cacheFolder(), 'vscode-desktop');
    const executable = await withLock(`${cachePath}.lock`, () =>
      downloadAndUnzipVSCode({ version: desktopVersion, cachePath, reporter: new SilentReporter() }),
    );
    return { executable };
  } catch (error) {
    return { missing: `VS Code cannot be downloaded: ${error.cause?.message ?? error.message}` };
  }
}
