import { join } from 'node:path';
import { _electron } from 'playwright-core';
import type { Editor } from '../../../scripts/vscode/availableEditors.mjs';
import { startDisplay } from '../../../scripts/vscode/startDisplay.mjs';
import type { Subject } from '../globalSetup.ts';
import type { OpenedWindow, WindowOptions } from './openEditor.ts';

/** Opens a window of the desktop's VS Code; on Linux without a display, on a virtual one. */
export async function openOnDesktop(
  editor: Extract<Editor, { kind: 'desktop' }>,
  subject: Subject,
  { folder, data, trusted, env }: WindowOptions,
): Promise<OpenedWindow> {
  const display = await startDisplay(env);
  const application = await _electron.launch({
    executablePath: editor.executable,
    args: [
      folder,
      ...['--no-sandbox', '--disable-gpu', '--disable-updates', '--skip-welcome', '--skip-release-notes'],
      ...['--user-data-dir', data, '--extensions-dir', subject.extensions ?? join(data, 'extensions')],
      ...(trusted ? ['--disable-workspace-trust'] : []),
      ...(subject.development === undefined ? [] : [`--extensionDevelopmentPath=${subject.development}`]),
    ],
    env: { ...definedIn(env), ...display.env },
  });
  return {
    page: await application.firstWindow(),
    async close() {
      await application.close();
      await display.stop();
    },
  };
}

function definedIn(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
