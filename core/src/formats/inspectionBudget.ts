/** Containers in containers. */
export const deepestNesting = 6;

/**
 * What inspecting one file may cost, over all that is found inside it. A hostile file must not make a scanner work for
 * more than a loader would.
 */
export class InspectionBudget {
  /** Members of archives, pickles within pickles: everything that is inspected for itself. */
  #members = 100_000;
  /** Bytes that decompressing may yield. */
  #unpacked = 64 * 1024 ** 3;

  /** @returns false where no more members may be inspected */
  takeMember(): boolean {
    this.#members -= 1;
    return this.#members >= 0;
  }

  /** @returns false where no more bytes may be unpacked */
  takeUnpacked(bytes: number): boolean {
    this.#unpacked -= bytes;
    return this.#unpacked >= 0;
  }
}
