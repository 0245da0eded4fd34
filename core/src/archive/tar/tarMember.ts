import type { ByteSource } from '../../bytes/byteSource.ts';
import { SliceSource } from '../../bytes/sliceSource.ts';
import { type ArchiveMember, UnreadableMember } from '../archive.ts';
import type { TarHeader } from './tarHeader.ts';

/** Kinds by the letter of the header; all others are files to readers that do not know them. */
const kinds: Readonly<Record<string, ArchiveMember['kind']>> = {
  '1': 'link',
  '2': 'link',
  '3': 'device',
  '4': 'device',
  '5': 'folder',
  '6': 'device',
  D: 'folder',
};

export function tarMember(
  source: ByteSource,
  header: TarHeader & { readonly isSparse: boolean },
  offset: number,
): ArchiveMember {
  const kind = kindOf(header);
  // Of these the size speaks of no data, or of what others have.
  const size = kind === 'file' ? header.size : 0;
  return {
    name: header.name,
    kind,
    ...(kind === 'link' ? { target: header.target } : {}),
    size,
    offset,
    isStored: !header.isSparse,
    async open() {
      if (header.isSparse) {
        throw new UnreadableMember('content-unsupported', 'it is a sparse file, which is not put together');
      }
      const contents = new SliceSource(source, offset, size);
      if (contents.size < size) {
        throw new UnreadableMember(
          'archive-header-mismatch',
          'its data reach beyond the end of the archive',
          contents,
        );
      }
      return contents;
    },
  };
}

/** Before ustar a folder was a file with a slash at the end of its name. */
function kindOf({ type, name, size }: TarHeader): ArchiveMember['kind'] {
  const kind = kinds[type] ?? 'file';
  return kind === 'file' && name.endsWith('/') && size === 0 ? 'folder' : kind;
}
