import { chromium } from 'playwright-core';
import type { Editor } from '../../../scripts/vscode/availableEditors.mjs';
import { chromiumArguments } from '../../../scripts/vscode/findChromium.mjs';
import { startCodeServer } from '../../../scripts/vscode/startCodeServer.mjs';
import { windowAddress } from '../../../scripts/vscode/windowAddress.mjs';
import type { Subject } from '../globalSetup.ts';
import type { OpenedWindow, WindowOptions } from './openEditor.ts';

/** The size at which editor, side bar and panel have room. */
export const viewport = { width: 1200, height: 720 };

/** Opens a window of code-server in headless Chromium; the server is this window's own. */
export async function openInBrowser(
  editor: Extract<Editor, { kind: 'code-server' }>,
  subject: Subject,
  { folder, data, trusted, env }: WindowOptions,
): Promise<OpenedWindow> {
  const server = await startCodeServer({
    server: editor.server,
    data,
    extensions: subject.extensions,
    trustEverything: trusted,
    development: true,
    env,
  });
  const browser = await chromium.launch({ executablePath: editor.chromium, args: [...chromiumArguments] });
  const page = await browser.newPage({ viewport });
  await page.goto(windowAddress(server.port, { folder, extension: subject.development }));
  return {
    page,
    async close() {
      await browser.close();
      await server.stop();
    },
  };
}
