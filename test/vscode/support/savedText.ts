import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EditorWindow } from './openEditor.ts';

/** Saves the active editor's file and answers what then stands on the disk. */
export async function savedText(editor: EditorWindow, path: string): Promise<string> {
  await editor.page.keyboard.press('ControlOrMeta+s');
  await editor.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
  return readFile(join(editor.folder, path), 'utf8');
}
