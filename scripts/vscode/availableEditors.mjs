import { mkdir } from 'node:fs/promises';
import { cacheFolder } from '../projectPaths.mjs';
import { downloadDesktop } from './downloadDesktop.mjs';
import { findChromium } from './findChromium.mjs';
import { installCodeServer } from './installCodeServer.mjs';

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
  desktop: downloadDesktop,
  'code-server': async (log) => {
    if (process.platform !== 'linux') return { missing: 'runs on Linux only' };
    const chromium = findChromium();
    if (chromium === undefined)
      return { missing: 'no Chromium; install one or name it in MODEL_WARDEN_CHROMIUM' };
    try {
      return { server: await installCodeServer(log), chromium };
    } catch (error) {
      return { missing: error.message };
    }
  },
};
