import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { root } from '../../scripts/projectPaths.mjs';
import { availableEditors, type Editor } from '../../scripts/vscode/availableEditors.mjs';
import { installVsix } from '../../scripts/vscode/installVsix.mjs';

/** What every journey is told: the editor, and where the extension under test comes from. */
export interface Subject {
  readonly editor: Editor;
  /** Folder of the extension, loaded as one under development. */
  readonly development?: string;
  /** Folder of installed extensions, the VSIX among them. */
  readonly extensions?: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    subject: Subject;
  }
}

/**
 * Finds a real VS Code and installs what MODEL_WARDEN_VSIX names; without that the repository itself is loaded.
 * Where both can be had the journeys take code-server: it needs no display.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const editors = await availableEditors(console.log);
  const editor = editors.find((each) => each.kind === 'code-server') ?? editors[0];
  if (editor === undefined) throw new Error('No VS Code can be had here.');
  const vsix = process.env.MODEL_WARDEN_VSIX;
  if (vsix === undefined) {
    project.provide('subject', { editor, development: process.env.MODEL_WARDEN_EXTENSION ?? root });
    return async () => {};
  }
  const folder = await mkdtemp(join(tmpdir(), 'model-warden-extensions-'));
  const extensions = join(folder, 'extensions');
  await installVsix(editor, vsix, { data: join(folder, 'data'), extensions });
  project.provide('subject', { editor, extensions });
  return () => rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
