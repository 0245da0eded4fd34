import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalHub } from '../../test/support/hub/startLocalHub.ts';
import { runOrThrow } from '../process/run.mjs';
import { root } from '../projectPaths.mjs';
import { openBrowser } from './openBrowser.mjs';
import { findDesktop, openDesktop } from './openDesktop.mjs';
import { runHeadless } from './runHeadless.mjs';

/**
 * Builds, starts the local Hub, and shows the examples in VS Code or in the terminal until that ends.
 * Everything lives in one temporary folder, which is removed at the end, also after Ctrl-C.
 * @param {{headless: boolean}} options
 * @returns {Promise<number>} the exit code
 */
export async function startDemo({ headless }) {
  await runOrThrow(process.execPath, [join(root, 'scripts', 'build.mjs')], { cwd: root });
  const home = await mkdtemp(join(tmpdir(), 'model-warden-start-'));
  const hub = await startLocalHub({ profile: 'public' });
  console.log(`Local Hub: ${hub.url} (${hub.repositories.length} repositories, nothing leaves this machine)`);
  try {
    const folder = join(home, 'examples');
    await cp(join(root, 'examples'), folder, { recursive: true });
    if (headless) return await runHeadless(folder, hub.url);
    const demo = { home, folder, hubUrl: hub.url, stopped: stopSignal() };
    const desktop = await findDesktop();
    await (desktop === undefined ? openBrowser(demo) : openDesktop(desktop, demo));
    return 0;
  } finally {
    await hub.close();
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Settles when the user wants an end: Ctrl-C, or a plain `kill`. */
function stopSignal() {
  return new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
}
