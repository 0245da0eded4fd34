import { HubError } from '../../reference/hubError.ts';

/**
 * Reads a body of at most `limit` bytes, counted after decompression.
 * @throws HubError `bad-answer` beyond the limit; whatever the connection throws otherwise
 */
export async function readBody(response: Response, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  while (reader !== undefined) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel();
      throw new HubError(
        'bad-answer',
        `The answer is larger than ${limit} bytes, more than any that is expected.`,
      );
    }
    chunks.push(value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}
