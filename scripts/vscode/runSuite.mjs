import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runTests } from '@vscode/test-electron';
import { chromium } from 'playwright-core';
import { root, testResults } from '../projectPaths.mjs';
import { chromiumArguments } from './findChromium.mjs';
import { startCodeServer } from './startCodeServer.mjs';
import { startDisplay } from './startDisplay.mjs';
import { userSettings, writeUserSettings } from './userSettings.mjs';
import { windowAddress } from './windowAddress.mjs';

/**
 * Runs the bundled suite in the extension host of one editor, on an empty workspace of its own.
 * @param {import('./availableEditors.mjs').Editor} editor
 * @param {string} suite the module, as bundleSuite answers it
 * @param {object} [options]
 * @param {string} [options.extension] folder of the extension under test; the repository by default
 * @param {number} [options.timeoutMs] for everything, 180,000 by default
 * @returns {Promise<{tests: {name: string, state: 'passed' | 'failed', error?: string}[]}>}
 */
export async function runSuite(editor, suite, { extension = root, timeoutMs = 180_000 } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'model-warden-suite-'));
  const results = join(folder, 'results.json');
  const workspace = join(folder, 'workspace');
  const data = join(folder, 'data');
  await mkdir(workspace, { recursive: true });
  await writeUserSettings(data, userSettings());
  const env = { ...process.env, MODEL_WARDEN_SUITE_RESULTS: results };
  const start = editor.kind === 'desktop' ? runOnDesktop : runInBrowser;
  try {
    await start({ editor, suite, extension, workspace, data, env, results, timeoutMs });
    return JSON.parse(await readFile(results, 'utf8'));
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function runOnDesktop({ editor, suite, extension, workspace, data, env, results }) {
  const display = await startDisplay();
  try {
    await runTests({
      vscodeExecutablePath: editor.executable,
      extensionDevelopmentPath: extension,
      extensionTestsPath: suite,
      extensionTestsEnv: { ...env, ...display.env },
      launchArgs: [workspace, '--disable-extensions', '--user-data-dir', data],
    });
  } catch (error) {
    // A failed test ends VS Code with an error too; the results say which one.
    if (!existsSync(results)) throw error;
  } finally {
    await display.stop();
  }
}

async function runInBrowser({ editor, suite, extension, workspace, data, env, results, timeoutMs }) {
  const { server } = editor;
  const host = await startCodeServer({ server, data, env, trustEverything: true, development: true });
  let browser;
  try {
    browser = await chromium.launch({ executablePath: editor.chromium, args: chromiumArguments });
    const page = await browser.newPage();
    await page.goto(windowAddress(host.port, { folder: workspace, extension, suite }));
    for (const end = Date.now() + timeoutMs; !existsSync(results); await sleep(100)) {
      if (Date.now() < end) continue;
      await mkdir(testResults, { recursive: true });
      const picture = join(testResults, 'suite-timeout.png');
      if (!page.isClosed()) await page.screenshot({ path: picture });
      throw new Error(`The suite gave no results within ${timeoutMs} ms; the window then: ${picture}`);
    }
  } finally {
    await browser?.close();
    await host.stop();
  }
}
