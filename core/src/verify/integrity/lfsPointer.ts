import { type LfsPointer, lfsPointerIn, pointerLimit } from '../../formats/lfsPointer/lfsPointer.ts';
import { readBounded } from '../../paths/boundedRead.ts';
import type { ModelFile } from '../modelFolder/modelFolder.ts';

/** The pointer that a file holds where its content was never fetched. */
export function readLfsPointer({ realPath, size }: ModelFile): LfsPointer | undefined {
  if (size >= pointerLimit) return undefined;
  const read = readBounded(realPath, pointerLimit);
  return 'bytes' in read ? lfsPointerIn(read.bytes.toString('latin1')) : undefined;
}
