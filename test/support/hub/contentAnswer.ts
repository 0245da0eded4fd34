import type { Answer } from './answer.ts';
import { parseByteRange } from './byteRange.ts';

/** Bytes with an ETag: whole (200), a range (206), not satisfiable (416), or unchanged (304). */
export function contentAnswer(
  content: Uint8Array,
  request: { range: string | undefined; ifNoneMatch: string | undefined },
  headers: Readonly<Record<string, string>> & { ETag: string },
): Answer {
  const common = { 'Content-Type': 'application/octet-stream', 'Accept-Ranges': 'bytes', ...headers };
  const nothing = new Uint8Array();
  if (request.ifNoneMatch === headers.ETag) return { status: 304, headers: common, body: nothing };
  const range = parseByteRange(request.range, content.length);
  if (range === undefined) return { status: 200, headers: common, body: content };
  if (range === 'unsatisfiable') {
    return {
      status: 416,
      headers: { ...common, 'Content-Range': `bytes */${content.length}` },
      body: nothing,
    };
  }
  const contentRange = `bytes ${range.start}-${range.end}/${content.length}`;
  return {
    status: 206,
    headers: { ...common, 'Content-Range': contentRange },
    body: content.subarray(range.start, range.end + 1),
  };
}
