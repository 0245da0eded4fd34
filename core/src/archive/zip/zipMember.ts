import type { ByteSource } from '../../bytes/byteSource.ts';
import { type ArchiveMember, UnreadableMember } from '../archive.ts';
import type { UnpackLimits } from '../compressed/unpackLimits.ts';
import { isEncrypted } from './compareHeaders.ts';
import { openZipData, type ZipData } from './openZipData.ts';
import { type CentralEntry, storedMethod, type ZipHeader } from './zipHeaders.ts';

const fileTypeMask = 0o170000;
const linkType = 0o120000;
/** Character and block devices, pipes, sockets. */
const deviceTypes = [0o020000, 0o060000, 0o010000, 0o140000];

export function zipMember(
  source: ByteSource,
  data: ZipData,
  unixMode: number | undefined,
  limits: UnpackLimits,
): ArchiveMember {
  return {
    ...described(data.header, unixMode),
    offset: data.offset,
    open: (signal) => openZipData(source, data, limits, signal),
  };
}

/** A member of the directory that is not there. */
export function missingMember(entry: CentralEntry): ArchiveMember {
  return {
    ...described(entry, entry.unixMode),
    offset: entry.localOffset,
    async open() {
      throw new UnreadableMember('archive-header-mismatch', 'it is not where the directory says');
    },
  };
}

/** What a header tells of a member. */
export function described(
  header: ZipHeader,
  unixMode: number | undefined,
): Pick<ArchiveMember, 'name' | 'kind' | 'size' | 'isStored'> {
  return {
    name: header.name,
    kind: kindOf(header, unixMode),
    size: header.size,
    isStored: header.method === storedMethod && !isEncrypted(header),
  };
}

/** A folder that holds bytes is a file to whoever asks for it. */
function kindOf({ name, size, packedSize }: ZipHeader, unixMode = 0): ArchiveMember['kind'] {
  const type = unixMode & fileTypeMask;
  if (type === linkType) return 'link';
  if (deviceTypes.includes(type)) return 'device';
  const isEmpty = size === 0 && packedSize <= 2;
  return /[/\\]$/.test(name) && isEmpty ? 'folder' : 'file';
}
