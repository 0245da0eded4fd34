import type { ByteSource } from '../../bytes/byteSource.ts';
import { Pace } from '../compressed/pace.ts';
import { readLocalHeader } from './localHeader.ts';
import type { ZipData } from './openZipData.ts';
import { hasDescriptorFlag, storedMethod } from './zipHeaders.ts';

const chunk = 1024 * 1024;
const mostHidden = 10_000;

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
  const members: ZipData[] = [];
  const pace = new Pace();
  let firstUsed: number | undefined;
  let at = start;
  while (at < end) {
    await pace.rest(signal);
    const bytes = Buffer.from(await source.read(at, Math.min(chunk, end - at), signal));
    if (bytes.length === 0) break;
    if (firstUsed === undefined) {
      const used = bytes.findIndex((byte) => byte !== 0);
      if (used >= 0) firstUsed = at + used;
    }
    const signature = bytes.indexOf('PK\x03\x04', 0, 'latin1');
    if (signature < 0) {
      // A signature may lie across two chunks.
      at += bytes.length > 3 && at + bytes.length < end ? bytes.length - 3 : bytes.length;
      continue;
    }
    const header = await readLocalHeader(source, at + signature, signal);
    at += signature + 4;
    if (header === undefined) continue;
    if (members.length === mostHidden) return { members, isCut: true, ...used(firstUsed) };
    const offset = header.offset + header.length;
    const isSizeKnown = (header.flags & hasDescriptorFlag) === 0 || header.packedSize > 0;
    const packedSize = isSizeKnown ? header.packedSize : Math.max(0, end - offset);
    members.push({ header, offset, packedSize, isSizeKnown });
    // What an unknown size covers may hold further headers.
    at = isSizeKnown && offset + packedSize <= end ? offset + packedSize : offset;
    if (header.method === storedMethod && !isSizeKnown) at = offset;
  }
  return { members, isCut: false, ...used(firstUsed) };
}

function used(firstUsed: number | undefined): Pick<HiddenData, 'firstUsed'> {
  return firstUsed === undefined ? {} : { firstUsed };
}
