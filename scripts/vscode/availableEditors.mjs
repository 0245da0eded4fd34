import { mkdir } from 'node:fs/promises';
import { ensureSystemPackages } from '../bootstrap/systemPackages.mjs';
import { cacheFolder } from '../projectPaths.mjs';
import { downloadDesktop } from './downloadDesktop.mjs';
import { chromiumNames, findChromium } from './findChromium.mjs';
import { installCodeServer } from './installCodeServer.mjs';
import { hasDisplay } from './startDisplay.mjs';

/**
 * @typedef {{kind: 'desktop', executable: string} | {kind: 'code-server', server: string, chromium: string}} Editor
 */

/**
 * Every real VS Code that can be had on this machine: the desktop's where it can be downloaded, and on Linux
 * code-server with Chromium. MODEL_WARDEN_EDITORS (`desktop`, `code-server` or both with a comma) narrows the
 * choice. Throws, naming what is missing, where there is none: real VS Code is never skipped.
 * @param {(line: string) => void} [log]
 * @returns {Promise<Editor[]>}
 */
export async function availableEditors(log = () => {}) {
  const wanted = (process.env.MODEL_WARDEN_EDITORS ?? 'desktop,code-server').split(',');
  await mkdir(cacheFolder(), { recursive: true });
  const editors = [];
  const missing = [];
  for (const [kind, find] of Object.entries(finders)) {
    if (!wanted.includes(kind)) continue;
    const found = await find(log);
    if ('missing' in found) missing.push(`${kind}: ${found.missing}`);
    else editors.push({ kind, ...found });
  }
  for (const reason of missing) log(`not available: ${reason}`);
  if (editors.length === 0) {
    throw new Error(`No VS Code can be had here, and the tests need a real one.\n${missing.join('\n')}`);
  }
  return editors;
}

const finders = {
  desktop: async () => {
    const found = await downloadDesktop();
    if (!('executable' in found) || hasDisplay()) return found;
    return orMissing(async () => {
      await ensureSystemPackages([{ programs: ['Xvfb'], package: 'xvfb' }, chromiumPackage]);
      return found;
    });
  },
  'code-server': async (log) => {
    if (process.platform !== 'linux') return { missing: 'runs on Linux only' };
    return orMissing(async () => {
      if (findChromium() === undefined) await ensureSystemPackages([chromiumPackage]);
      return { server: await installCodeServer(log), chromium: findChromium() };
    });
  },
};

/** Debian's Chromium also brings the libraries that the desktop's VS Code needs. */
const chromiumPackage = { programs: chromiumNames, package: 'chromium' };

async function orMissing(find) {
  try {
    return await find();
  } catch (error) {
    return { missing: error.message };
  }
}
