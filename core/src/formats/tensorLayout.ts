import { byteSize } from '../text/byteSize.ts';
import { quoteName } from '../text/quoteName.ts';
import { type StructureFault, StructureFaults } from './structureFault.ts';

/** Where the data of a tensor lie. */
export interface TensorExtent {
  readonly name: string;
  /** Bytes, both from the same point of the file. */
  readonly begin: number;
  readonly end: number;
}

/** How the tensors of a file share its bytes. */
export interface TensorLayout {
  /** Behind the last tensor; within the file. */
  readonly end: number;
  readonly faults: readonly StructureFault[];
}

/**
 * Checks that tensors lie one behind the other within their file: what no tensor covers is read by no loader, and
 * hides whatever somebody put there.
 * @param start of the data in the file: extents are counted from there
 * @param size of the file
 * @param alignment bytes to a multiple of which padding may fill up behind each tensor; 1 for none
 */
export function checkLayout(
  tensors: readonly TensorExtent[],
  start: number,
  size: number,
  alignment: number,
): TensorLayout {
  const faults = new StructureFaults();
  const padded = (offset: number) => Math.ceil(offset / alignment) * alignment;
  let covered = 0;
  for (const { name, begin, end } of [...tensors].sort((a, b) => a.begin - b.begin || a.end - b.end)) {
    const offset = start + begin;
    if (start + end > size)
      faults.add({
        state: 'undecidable',
        message: `The data of tensor ${quoteName(name)} end at ${start + end}, and the file at ${size}: it was cut, or it lies.`,
        offset,
      });
    if (begin < covered && begin < end)
      faults.add({
        state: 'unknown',
        message: `Tensor ${quoteName(name)} shares bytes with another, which no writer does.`,
        offset,
      });
    if (begin > padded(covered))
      faults.add({
        state: 'unknown',
        message: `No tensor covers the ${byteSize(begin - covered)} before ${quoteName(name)}: no loader reads that, and it may hide anything.`,
        offset: start + covered,
      });
    covered = Math.max(covered, end);
  }
  const end = Math.min(start + covered, size);
  const last = tensors.length === 0 ? end : Math.min(start + padded(covered), size);
  if (size > last)
    faults.add({
      state: 'unknown',
      message: `The file goes on for ${byteSize(size - last)} behind the last tensor: no loader reads that, and it may hide anything.`,
      offset: last,
    });
  return { end: last, faults: faults.all };
}
