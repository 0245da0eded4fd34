import { randomUUID } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import nodePath from 'node:path';
import { reasonOf } from '../../core/src/paths/systemReason.ts';
import { encodeSource, readSourceText, type SourceText } from '../../core/src/walk/sourceText.ts';

/** True where a file (absolute) may be written, given where it leads when all links are followed. */
export type WriteBounds = (file: string, target: string) => boolean;

/**
 * Writes a changed source file: whole or not at all, by rename, with its encoding and permissions kept and
 * through links. Nothing is written over what somebody else wrote since it was read.
 * @param before the file as it was read
 * @returns why it was not written, `undefined` when it was
 */
export function writeSource(
  file: string,
  before: SourceText,
  text: string,
  bounds: WriteBounds,
): string | undefined {
  const now = readSourceText(file);
  if ('skipped' in now) return now.skipped;
  // Another name of the same file was fixed before this one.
  if (now.text === text) return undefined;
  if (now.text !== before.text) return 'it changed while it was fixed';
  const bytes = encodeSource({ ...before, text });
  if (bytes === undefined) return `its encoding ${before.encoding} lacks a character of the fix`;
  return replaceFile(file, bytes, bounds);
}

/**
 * Writes a file whole or not at all; a new one gets the usual mode. Refused are a target out of bounds, a file
 * that may not be written, and one with further hard links: a rename would part them, and writing through them
 * would change files that nobody named. Bits of set-user-id and the like do not go over to new contents.
 */
export function replaceFile(file: string, bytes: Uint8Array, bounds: WriteBounds): string | undefined {
  try {
    const target = existing(file);
    const refusal = whyNotWritten(file, target, bounds);
    if (refusal !== undefined) return refusal;
    const temporary = nodePath.join(
      nodePath.dirname(target.path),
      `.${nodePath.basename(target.path)}.${randomUUID()}.tmp`,
    );
    try {
      writeFileSync(temporary, bytes, { flag: 'wx' });
      if (target.found !== undefined) chmodSync(temporary, target.found.mode & 0o777);
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

interface Target {
  readonly path: string;
  readonly found?: { readonly mode: number; readonly nlink: number };
}

function existing(file: string): Target {
  try {
    const path = realpathSync(file);
    return { path, found: statSync(path) };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return { path: nodePath.join(realpathSync(nodePath.dirname(file)), nodePath.basename(file)) };
    }
    throw error;
  }
}

function whyNotWritten(file: string, { path, found }: Target, bounds: WriteBounds): string | undefined {
  if (!bounds(file, path)) return 'it is a link that leads outside; name the link to change its target';
  if (found === undefined) return undefined;
  if (found.nlink > 1) return `it has ${found.nlink} hard links, which a change would part`;
  // Root may write anything: the mode tells what its owner wants.
  if ((found.mode & 0o222) === 0) return 'it is read-only';
  accessSync(path, constants.W_OK);
  return undefined;
}
