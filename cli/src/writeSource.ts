import { randomUUID } from 'node:crypto';
import { chmodSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import nodePath from 'node:path';
import { reasonOf } from '../../core/src/paths/systemReason.ts';
import { encodeSource, readSourceText, type SourceText } from '../../core/src/walk/sourceText.ts';

/**
 * Writes a changed source file: whole or not at all, by rename, with its encoding and mode kept and through
 * links. Nothing is written over what somebody else wrote since it was read.
 * @param before the file as it was read
 * @returns why it was not written, `undefined` when it was
 */
export function writeSource(file: string, before: SourceText, text: string): string | undefined {
  const now = readSourceText(file);
  if ('skipped' in now) return now.skipped;
  if (now.text !== before.text) return 'it changed while it was fixed';
  const bytes = encodeSource({ ...before, text });
  if (bytes === undefined) return `its encoding ${before.encoding} lacks a character of the fix`;
  return replaceFile(file, bytes);
}

/** Writes a file whole or not at all; a new one gets the usual mode. */
export function replaceFile(file: string, bytes: Uint8Array): string | undefined {
  try {
    const target = existing(file);
    const temporary = nodePath.join(
      nodePath.dirname(target.path),
      `.${nodePath.basename(target.path)}.${randomUUID()}.tmp`,
    );
    try {
      writeFileSync(temporary, bytes, { flag: 'wx' });
      if (target.mode !== undefined) chmodSync(temporary, target.mode);
      renameSync(temporary, target.path);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

/** The text of a file, empty where there is none. */
export function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

function existing(file: string): { path: string; mode?: number } {
  try {
    const path = realpathSync(file);
    return { path, mode: statSync(path).mode & 0o7777 };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { path: file };
    throw error;
  }
}
