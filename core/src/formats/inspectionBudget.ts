/** Containers in containers. */
export const deepestNesting = 6;
/**
 * How often each byte may be inspected: once at each level, twice where headers differ. Archives that hold themselves,
 * member over member, would have it grow with every level.
 */
const mostViews = deepestNesting + 2;
/** Bytes that need not be paid for. */
const freeBytes = 16 * 1024;

/**
 * What inspecting one file may cost, over all that is found inside it. A hostile file must not make a scanner work for
 * more than a loader would.
 */
export class InspectionBudget {
  /** Members of archives, pickles within pickles: everything that is inspected for itself. */
  #members = 100_000;
  /** Bytes that decompressing may yield. */
  #unpacked = 64 * 1024 ** 3;
  /** Bytes that may be handed over as parts. */
  #handed: number;

  /** @param size bytes of the file; without it nothing is handed over that has to be paid for */
  constructor(size = Number.POSITIVE_INFINITY) {
    this.#handed = size * mostViews + freeBytes;
  }

  /**
   * @param bytes of the part
   * @returns false where no more parts may be inspected
   */
  takePart(bytes: number): boolean {
    this.#members -= 1;
    this.#handed -= bytes;
    return this.#members >= 0 && this.#handed >= 0;
  }

  /** @returns false where no more bytes may be unpacked */
  takeUnpacked(bytes: number): boolean {
    this.#unpacked -= bytes;
    this.#handed += bytes * mostViews;
    return this.#unpacked >= 0;
  }
}
