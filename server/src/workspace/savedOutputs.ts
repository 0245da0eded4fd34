import { tokensBesideCells } from '../../../core/src/lint/notebook/besideCode.ts';
import { readBounded } from '../../../core/src/paths/boundedRead.ts';
import { NotebookError } from '../../../core/src/source/notebook/jsonScanner.ts';
import { filePath } from '../convert/documentPath.ts';
import type { OpenNotebook } from '../documents/openNotebook.ts';

/** Bytes of a notebook's file that are read here, where answers wait meanwhile; the command line reads more. */
const byteLimit = 32 * 1024 * 1024;

/**
 * Looks for tokens in the outputs of a notebook as they were saved: clients do not send outputs.
 * @returns true where that changes what is found
 */
export function lookAtSavedOutputs(notebook: OpenNotebook): boolean {
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
