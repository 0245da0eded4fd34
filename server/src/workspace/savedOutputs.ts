import { tokensBesideCells } from '../../../core/src/lint/notebook/besideCode.ts';
import { readBounded } from '../../../core/src/paths/boundedRead.ts';
import { NotebookError } from '../../../core/src/source/notebook/jsonScanner.ts';
import { filePath } from '../convert/documentPath.ts';
import type { OpenNotebook } from '../documents/openNotebook.ts';

/** Bytes of a notebook's file that are read here, where answers wait meanwhile; the command line reads more. */
const byteLimit = 32 * 1024 * 1024;

/** Looks for tokens in the outputs of notebooks as they were saved: clients do not send outputs. */
export class SavedOutputs {
  readonly #saved = new Set<OpenNotebook>();

  /** A notebook was opened or saved. */
  add(notebook: OpenNotebook): void {
    this.#saved.add(notebook);
  }

  closed(notebook: OpenNotebook): void {
    this.#saved.delete(notebook);
  }

  /** Reads the files of those that were added since the last call; true where that changes what is found. */
  look(): boolean {
    const saved = [...this.#saved];
    this.#saved.clear();
    return saved.filter(lookAt).length > 0;
  }
}

function lookAt(notebook: OpenNotebook): boolean {
  const path = filePath(notebook.uri);
  if (path === undefined) return false;
  const read = readBounded(path, byteLimit);
  try {
    return notebook.noteSaved(
      read.refused === undefined ? tokensBesideCells(read.bytes.toString('utf8')) : [],
    );
  } catch (error) {
    if (!(error instanceof NotebookError)) throw error;
    return notebook.noteSaved([]);
  }
}
