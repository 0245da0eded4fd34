import type { ByteSource } from '../bytes/byteSource.ts';
import { SliceSource } from '../bytes/sliceSource.ts';
import type { Judged } from '../finding/contentFinding.ts';
import { judgeAsPickle } from './alsoPickle.ts';
import type { Inspection } from './format.ts';

/** Of a zip's end record without its comment (APPNOTE 4.3.16), and the longest comment. */
const endRecord = 22;
const longestComment = 0xffff;

/**
 * Where a zip archive begins with which a source ends. Zip readers search from the end, so that such a file is tensors
 * to one loader and an archive, perhaps with a pickle, to another. Reads 64 KiB.
 */
export async function findTrailingZip(source: ByteSource, signal?: AbortSignal): Promise<number | undefined> {
  const from = Math.max(0, source.size - endRecord - longestComment);
  const tail = await source.read(from, source.size - from, signal);
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength);
  for (let at = tail.length - endRecord; at >= 0; at -= 1) {
    if (tail[at] !== 0x50 || view.getUint32(at, true) !== 0x06054b50) continue;
    if (at + endRecord + view.getUint16(at + 20, true) !== tail.length) continue;
    const directory = from + at - view.getUint32(at + 12, true);
    const start = directory - view.getUint32(at + 16, true);
    const first = start === 0 ? await firstMember(source, directory, signal) : start;
    // Where the sizes do not fit (zip64, or a lie), at least the end itself is told of.
    return first > 0 && first < from + at ? first : from + at;
  }
  return undefined;
}

/** Where the first member of a directory lies: offsets may count what stands before the archive. */
async function firstMember(source: ByteSource, directory: number, signal?: AbortSignal): Promise<number> {
  const entry = await source.read(directory, 46, signal);
  if (entry.length < 46) return 0;
  const view = new DataView(entry.buffer, entry.byteOffset, entry.byteLength);
  return view.getUint32(0, true) === 0x02014b50 ? view.getUint32(42, true) : 0;
}

/**
 * What a file of one format is to readers of others: what lies behind its own data, an archive at its end, a pickle
 * from its first byte. Each is inspected as what it is.
 * @param end where the format's own data end
 */
export async function judgeHiddenData(
  source: ByteSource,
  end: number,
  inspection: Inspection,
): Promise<readonly Judged[]> {
  const zip = await findTrailingZip(source, inspection.signal);
  return [
    ...(await judgeAsPickle(source, inspection.signal)),
    ...(zip === undefined
      ? []
      : [zipAt(zip), ...(await inspectFrom(source, zip, 'trailing.zip', inspection))]),
    ...(end < source.size && end !== zip ? await inspectFrom(source, end, 'trailing data', inspection) : []),
  ];
}

function zipAt(offset: number): Judged {
  return {
    state: 'unknown',
    finding: {
      rule: 'archive-hidden-data',
      severity: 'warning',
      message:
        'The file ends like a zip archive: what is tensors to one loader is an archive to another, which may hold a pickle.',
      offset,
    },
  };
}

async function inspectFrom(
  source: ByteSource,
  start: number,
  name: string,
  inspection: Inspection,
): Promise<readonly Judged[]> {
  const slice = new SliceSource(source, start, source.size - start);
  const { state, findings } = await inspection.inspectInner(slice, name);
  return [{ state }, ...findings.map((finding) => ({ state, finding }))];
}
