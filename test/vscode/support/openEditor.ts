import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { inject, onTestFinished } from 'vitest';
import { userSettings, writeUserSettings } from '../../../scripts/vscode/userSettings.mjs';
import { openInBrowser } from './openInBrowser.ts';
import { openOnDesktop } from './openOnDesktop.ts';
import { screenshot } from './screenshot.ts';

export interface EditorOptions {
  /** Folder of which the window gets a fresh copy; an empty one where absent. */
  readonly workspace?: string;
  /** Files to write into that copy, by their path in it. */
  readonly files?: Readonly<Record<string, string>>;
  /** The `.code-workspace` among those files that the window opens instead of the folder. */
  readonly workspaceFile?: string;
  /** User settings on top of those that every test starts with. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Environment variables on top of the test's own. */
  readonly env?: Readonly<Record<string, string>>;
  /** False opens the folder in Restricted Mode; true by default. */
  readonly trusted?: boolean;
}

/** A window of a real VS Code on a folder that belongs to this test alone. */
export interface EditorWindow {
  readonly page: Page;
  /** The workspace's copy. */
  readonly folder: string;
  /** Closes the window and opens another one on the same folder, with the same user. */
  restart(options: { readonly trusted: boolean }): Promise<void>;
}

/** How to open one window, whichever editor it is of. */
export interface WindowOptions {
  /** Or a `.code-workspace` file. */
  readonly folder: string;
  readonly data: string;
  readonly trusted: boolean;
  readonly env: NodeJS.ProcessEnv;
}

/** One opened window and how to end everything behind it. */
export interface OpenedWindow {
  readonly page: Page;
  close(): Promise<void>;
}

/**
 * Opens VS Code with the extension under test. The window is closed at the end of the calling test, and a
 * picture of it kept where the test failed.
 */
export async function openEditor(options: EditorOptions = {}): Promise<EditorWindow> {
  const home = await mkdtemp(join(tmpdir(), 'model-warden-journey-'));
  const folder = join(home, 'project');
  const data = join(home, 'data');
  await writeWorkspace(folder, options);
  await writeUserSettings(data, userSettings(options.settings));

  const env = { ...process.env, ...options.env };
  const { workspaceFile } = options;
  const shown = workspaceFile === undefined ? folder : join(folder, workspaceFile);
  const open = (trusted: boolean) => openWindow({ folder: shown, data, trusted, env });
  let opened = await open(options.trusted ?? true);
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') await screenshot(opened.page, `failed ${task.name}`);
    await opened.close();
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  });
  return {
    folder,
    get page() {
      return opened.page;
    },
    async restart({ trusted }) {
      await opened.close();
      opened = await open(trusted);
    },
  };
}

async function writeWorkspace(folder: string, options: EditorOptions): Promise<void> {
  await mkdir(folder, { recursive: true });
  if (options.workspace !== undefined) await cp(options.workspace, folder, { recursive: true });
  for (const [path, text] of Object.entries(options.files ?? {})) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

async function openWindow(options: WindowOptions): Promise<OpenedWindow> {
  const subject = inject('subject');
  const opened =
    subject.editor.kind === 'code-server'
      ? await openInBrowser(subject.editor, subject, options)
      : await openOnDesktop(subject.editor, subject, options);
  await opened.page.locator('.monaco-workbench .explorer-viewlet .monaco-list').first().waitFor();
  return opened;
}
