import type { DigestOptions, DigestRequest, NoDigest } from './digester.ts';
import { digestFile, type StampedDigest } from './digestFile.ts';

/**
 * Hashes files one after the other in this thread, which stays free for other work between reads.
 * @throws the signal's reason when it is aborted
 */
export async function digestInTurn(
  requests: readonly DigestRequest[],
  { signal, onProgress }: DigestOptions = {},
): Promise<(StampedDigest | NoDigest)[]> {
  const outcomes: (StampedDigest | NoDigest)[] = [];
  let before = 0;
  for (const { path, size, gitOid } of requests) {
    outcomes.push(
      await digestFile(path, {
        gitOid,
        ...(signal === undefined ? {} : { signal }),
        onProgress: (bytes) => onProgress?.(before + Math.min(bytes, size)),
      }),
    );
    before += size;
    onProgress?.(before);
  }
  return outcomes;
}
