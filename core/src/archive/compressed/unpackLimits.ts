/** What unpacking may yield; the budget of one inspection. */
export interface UnpackLimits {
  /** @returns false where no more bytes may be unpacked */
  takeUnpacked(bytes: number): boolean;
}
