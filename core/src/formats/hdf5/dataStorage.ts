import type { AddressedFile } from './addressedFile.ts';
import { Cursor, textOf } from './cursor.ts';
import { Hdf5Fault } from './hdf5Fault.ts';
import { type HeaderMessage, messageKinds } from './objectHeader.ts';

/** Where the values of a dataset lie beside the file itself. */
export type OutsideStorage =
  | { readonly kind: 'external'; readonly files: readonly string[] }
  /** Put together of parts of other datasets, perhaps of other files. */
  | { readonly kind: 'virtual' };

const mostFiles = 1_000;
const virtualClass = 3;

/**
 * The storage of a dataset outside of the file: external files, which a reader opens by their names, and virtual
 * datasets.
 * @throws Hdf5Fault
 */
export async function outsideStorageOf(
  file: AddressedFile,
  messages: readonly HeaderMessage[],
): Promise<readonly OutsideStorage[]> {
  const found: OutsideStorage[] = [];
  for (const { kind, body, isShared } of messages) {
    if (kind === messageKinds.externalFiles) {
      if (isShared) throw new Hdf5Fault('shares a list of files in a way that is not read');
      found.push({ kind: 'external', files: await externalFiles(file, new Cursor(body, file.widths)) });
    }
    // Versions 3 and 4 begin with the version and the class; older ones know no virtual datasets.
    const [version = 0, layout] = body;
    if (kind === messageKinds.layout && version >= 3 && layout === virtualClass)
      found.push({ kind: 'virtual' });
  }
  return found;
}

async function externalFiles(file: AddressedFile, cursor: Cursor): Promise<readonly string[]> {
  const { widths } = file;
  cursor.version(1);
  cursor.skip(3 + 2);
  const used = cursor.u16();
  const heap = cursor.address();
  if (heap === undefined || used > mostFiles) throw new Hdf5Fault('lists files in a way that is not read');
  const start = await file.cursor(heap, 8 + 2 * widths.length + widths.address);
  start.signature('HEAP');
  start.skip(4);
  const length = start.length();
  start.length();
  const names = start.address();
  if (names === undefined) throw new Hdf5Fault('has a heap that lies nowhere');
  const bytes = await file.read(names, length);
  const files: string[] = [];
  for (let at = 0; at < used; at += 1) {
    files.push(textOf(bytes.subarray(cursor.length())));
    cursor.skip(2 * widths.length);
  }
  return files;
}
