/** Small files go to a worker together: a task costs a message there and back. */
const batchBytes = 64 * 1024 * 1024;
const batchFiles = 500;

/**
 * Hands requests over in batches, the largest first, so that no thread is left alone with a large file at the end. The
 * outcomes are in the order of the requests.
 * @param run does one batch and gives an outcome for each of its requests, in their order
 * @param onProgress is told how many bytes of all requests are done
 * @throws what `run` throws, once all batches have ended
 */
export async function inBatches<Request extends { readonly size: number }, Outcome>(
  requests: readonly Request[],
  run: (batch: readonly Request[], onProgress: (bytes: number) => void) => Promise<readonly Outcome[]>,
  onProgress?: (bytes: number) => void,
): Promise<Outcome[]> {
  const outcomes = new Map<Request, Outcome>();
  const done: number[] = [];
  const running = batchesOf(requests).map(async (batch, at) => {
    const tell = (bytes: number) => {
      done[at] = bytes;
      onProgress?.(done.reduce((sum, each) => sum + each, 0));
    };
    for (const [index, outcome] of (await run(batch, tell)).entries()) {
      const request = batch[index];
      if (request !== undefined) outcomes.set(request, outcome);
    }
    tell(batch.reduce((sum, { size }) => sum + size, 0));
  });
  // All are waited for, so that none is left without a handler.
  for (const settled of await Promise.allSettled(running)) {
    if (settled.status === 'rejected') throw settled.reason;
  }
  return requests.map((request) => {
    const outcome = outcomes.get(request);
    if (outcome === undefined) throw new Error('a batch gave fewer outcomes than it has requests');
    return outcome;
  });
}

function batchesOf<Request extends { readonly size: number }>(requests: readonly Request[]): Request[][] {
  const batches: Request[][] = [];
  let files: Request[] = [];
  let bytes = 0;
  for (const request of [...requests].sort((a, b) => b.size - a.size)) {
    files.push(request);
    bytes += request.size;
    if (bytes < batchBytes && files.length < batchFiles) continue;
    batches.push(files);
    files = [];
    bytes = 0;
  }
  if (files.length > 0) batches.push(files);
  return batches;
}
