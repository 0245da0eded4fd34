/** Bytes; a pointer of git-lfs is smaller (git-lfs docs/spec.md). */
export const pointerLimit = 1024;

export interface LfsPointer {
  /** SHA-256 of the file that should be in its place. */
  readonly sha256: string;
}

/** @param text of a whole file */
export function lfsPointerIn(text: string): LfsPointer | undefined {
  if (!/^version https:\/\/(?:git-lfs|hawser)\.github\.com\/spec\/v1\r?\n/.test(text)) return undefined;
  const sha256 = /^oid sha256:([0-9a-f]{64})\r?$/m.exec(text)?.[1];
  return sha256 === undefined ? undefined : { sha256 };
}
