let last = 0;

/** A number that no other state of any open source has: also not of one that was closed and opened again. */
export function nextRevision(): number {
  last += 1;
  return last;
}
