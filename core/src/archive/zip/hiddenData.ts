import type { ByteSource } from '../../bytes/byteSource.ts';
import { Pace } from '../compressed/pace.ts';
import { readLocalHeader } from './localHeader.ts';
import type { ZipData } from './openZipData.ts';
import { hasDescriptorFlag, type ZipHeader } from './zipHeaders.ts';

const chunk = 1024 * 1024;
const mostHidden = 1_000;

/** What lies in bytes that belong to no member of the directory. */
export interface HiddenData {
  /** Of the first byte that is not zero; absent where all are. */
  readonly firstUsed?: number;
  /** Members whose local headers stand there: readers that go from header to header load them. */
  readonly members: readonly ZipData[];
  readonly isCut: boolean;
}

/** Reads bytes between `start` and `end`, from header to header where there are some. */
export async function readHiddenData(
  source: ByteSource,
  start: number,
  end: number,
  signal?: AbortSignal,
): Promise<HiddenData> {
  const headers: ZipHeader[] = [];
  const pace = new Pace();
  let firstUsed: number | undefined;
  let isCut = false;
  let at = start;
  while (at < end && !isCut) {
    await pace.rest(signal);
    const bytes = Buffer.from(await source.read(at, Math.min(chunk, end - at), signal));
    if (bytes.length === 0) break;
    if (firstUsed === undefined) {
      const first = bytes.findIndex((byte) => byte !== 0);
      if (first >= 0) firstUsed = at + first;
    }
    const base = at;
    // A signature may lie across two chunks.
    const next =
      base + bytes.length < end && bytes.length > 3 ? base + bytes.length - 3 : base + bytes.length;
    while (at < next) {
      const signature = bytes.indexOf('PK\x03\x04', at - base, 'latin1');
      if (signature < 0) {
        at = next;
        break;
      }
      at = base + signature + 4;
      const header = await readLocalHeader(source, base + signature, signal);
      if (header === undefined) continue;
      isCut = headers.length === mostHidden;
      if (isCut) break;
      headers.push(header);
      const dataEnd = header.offset + header.length + (isSizeKnown(header) ? header.packedSize : 0);
      if (dataEnd <= end) at = dataEnd;
    }
  }
  return { members: membersOf(headers, end), isCut, ...(firstUsed === undefined ? {} : { firstUsed }) };
}

/** Where a header leaves the size to what follows, the data are taken to reach to the next header. */
function membersOf(headers: readonly ZipHeader[], end: number): ZipData[] {
  return headers.map((header, index) => {
    const offset = header.offset + header.length;
    const room = Math.max(0, (headers[index + 1]?.offset ?? end) - offset);
    const isKnown = isSizeKnown(header);
    const packedSize = isKnown ? header.packedSize : room;
    return { header, offset, packedSize, isSizeKnown: isKnown, isChecked: isKnown };
  });
}

function isSizeKnown({ flags, packedSize }: ZipHeader): boolean {
  return (flags & hasDescriptorFlag) === 0 || packedSize > 0;
}
