import { rmSync } from 'node:fs';
import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runOrThrow } from '../process/run.mjs';
import { root } from '../projectPaths.mjs';
import { loadLocalHub } from './loadLocalHub.mjs';
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
  process.once('exit', () => rmSync(home, { recursive: true, force: true, maxRetries: 5 }));
  const interrupt = () => process.exit(130);
  process.once('SIGINT', interrupt);
  const { startLocalHub } = await loadLocalHub();
  const hub = await startLocalHub({ profile: 'public' });
  console.log(`Local Hub: ${hub.url} (${hub.repositories.length} repositories, nothing leaves this machine)`);
  try {
    const folder = join(home, 'examples');
    await cp(join(root, 'examples'), folder, { recursive: true });
    if (headless) return await runHeadless(folder, hub.url);
    const desktop = await findDesktop();
    const demo = { home, folder, hubUrl: hub.url, stopped: () => stopSignal(interrupt) };
    await (desktop === undefined ? openBrowser(demo) : openDesktop(desktop, demo));
    return 0;
  } finally {
    await hub.close();
  }
}

/** From now on Ctrl-C, or a plain `kill`, is how the user ends what is open, and no failure. */
function stopSignal(interrupt) {
  process.off('SIGINT', interrupt);
  return new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
}
