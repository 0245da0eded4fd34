import type { ByteSource } from '../../bytes/byteSource.ts';
import type { ArchiveMember, ArchiveReading } from '../archive.ts';
import { Pace } from '../compressed/pace.ts';
import { judgeDuplicates } from '../duplicateNames.ts';
import { judgeLink, judgeName } from '../memberName.ts';
import { ReadAhead } from '../readAhead.ts';
import { judgeDevices } from '../specialMembers.ts';
import { guilty, StructureFindings } from '../structureFindings.ts';
import { TarExtension } from './tarExtension.ts';
import { blockLength, parseTarHeader, type TarHeader } from './tarHeader.ts';
import { tarMember } from './tarMember.ts';

const readBlock = 16 * 1024;
/** As many as one inspection may read members. */
const mostMembers = 100_000;
/** The largest size that eleven octal digits hold. */
const largestOctal = 8 ** 11 - 1;
/** What goes on from another volume. */
const continuedType = 'M';
const hardLinkType = '1';
/** Links, devices and folders: no data follow, whatever their size says. */
const dataless = [hardLinkType, '2', '3', '4', '5', '6'];

/**
 * Reads the members of a tar archive: ustar, GNU and pax, also those behind the end that readers go on to when told to
 * ignore it. Of the members' data nothing is read.
 * @throws ByteReadError; the signal's reason
 */
export async function readTar(source: ByteSource, signal?: AbortSignal): Promise<ArchiveReading> {
  const found = new StructureFindings();
  const near = new ReadAhead(source, readBlock);
  const extension = new TarExtension();
  const members: ArchiveMember[] = [];
  const pace = new Pace();
  let at = 0;
  /** Behind the zero blocks that end the archive. */
  let end: number | undefined;
  for (;;) {
    await pace.rest(signal);
    const block = await near.read(at, blockLength, signal);
    if (block.length === 0) break;
    if (block.every((byte) => byte === 0)) {
      const isNext = end === undefined || end === at;
      at += block.length;
      if (isNext) end = at;
      continue;
    }
    if (block.length < blockLength) {
      found.add(end === undefined ? cut(at) : behindEnd(at));
      break;
    }
    const header = parseTarHeader(block);
    if (header === undefined) {
      found.add(end === undefined ? brokenHeader(at) : behindEnd(at));
      break;
    }
    if (end !== undefined) found.add(behindEnd(at, header.name));
    if (members.length === mostMembers) {
      found.add(guilty('undecidable', 'limit-exceeded', `Only the first ${mostMembers} members were read.`));
      break;
    }
    at = await behindSparseMap(near, block, header, at + blockLength, signal);
    const extended = await extension.take(header, near, at, signal);
    if (typeof extended === 'string') {
      found.add(
        guilty(
          'undecidable',
          'archive-header-mismatch',
          `The archive cannot be read on: it holds ${extended}.`,
          {
            offset: at,
          },
        ),
      );
      break;
    }
    if (extended) {
      at += padded(header.size);
      continue;
    }
    const whole = extension.applyTo(header);
    const member = tarMember(source, whole, at);
    members.push(member);
    judgeHeaders(header, whole, at, found);
    if (!dataless.includes(header.type)) at += padded(whole.size);
    if (member.offset + member.size > source.size) {
      found.add(cut(member.offset));
      break;
    }
  }
  judgeMembers(members, found);
  return { members, findings: found.findings, state: found.state, end: Math.min(end ?? at, source.size) };
}

/** A map of many holes goes on in blocks behind the header (GNU tar manual, "Basic Tar Format"). */
async function behindSparseMap(
  source: ByteSource,
  headerBlock: Uint8Array,
  { type }: TarHeader,
  start: number,
  signal?: AbortSignal,
): Promise<number> {
  let at = start;
  let goesOn = type === 'S' && headerBlock[482] !== 0;
  while (goesOn) {
    const block = await source.read(at, blockLength, signal);
    at += block.length;
    goesOn = block.length === blockLength && block[504] !== 0;
  }
  return at;
}

function padded(size: number): number {
  return Math.ceil(size / blockLength) * blockLength;
}

function judgeMembers(members: readonly ArchiveMember[], found: StructureFindings): void {
  for (const { name, offset, isStored } of members) {
    found.add(...judgeName(name));
    if (!isStored) {
      found.add(
        guilty('undecidable', 'content-unsupported', `${name} is a sparse file, which is not put together.`, {
          member: name,
          offset,
        }),
      );
    }
  }
  found.add(...judgeDuplicates(members));
  judgeDevices(members, found);
}

/** What the headers of one member say against one another, and what is not read. */
function judgeHeaders(header: TarHeader, whole: TarHeader, offset: number, found: StructureFindings): void {
  const place = { member: whole.name, offset };
  // CVE-2025-62518: who steps over the data by the one size finds other members than who goes by the other.
  const isWritten = header.size === 0 && whole.size > largestOctal;
  if (header.size !== whole.size && !isWritten) {
    found.add(
      guilty(
        'dangerous',
        'archive-header-mismatch',
        `Two headers of ${whole.name} give different sizes: readers go on at different places and find different members.`,
        { ...place, evidence: `${header.size} and ${whole.size}` },
      ),
    );
  }
  if (dataless.includes(header.type) && whole.size > 0) {
    found.add(
      guilty(
        'unknown',
        'archive-header-mismatch',
        `${whole.name} is no file and has a size: some readers take what follows for its data, others for members.`,
        place,
      ),
    );
  }
  if ('12'.includes(header.type)) {
    const base = header.type === hardLinkType ? 'the archive' : 'its folder';
    found.add(...judgeLink(whole.name, whole.target, base));
  }
  if (header.type === continuedType) {
    found.add(
      guilty(
        'undecidable',
        'content-unsupported',
        `${whole.name} belongs to an archive of several volumes, of which only one is here.`,
        place,
      ),
    );
  }
}

function cut(offset: number) {
  return guilty('undecidable', 'archive-header-mismatch', 'The archive ends in the middle of a member.', {
    offset,
  });
}

function brokenHeader(offset: number) {
  return guilty(
    'undecidable',
    'archive-header-mismatch',
    'A header of the archive is broken: what follows was not read.',
    { offset },
  );
}

function behindEnd(offset: number, name?: string) {
  return guilty(
    'unknown',
    'archive-hidden-data',
    name === undefined
      ? 'Bytes that are no member follow the end of the archive.'
      : `The member ${name} stands behind the end of the archive: only readers that ignore the end load it.`,
    { offset, ...(name === undefined ? {} : { member: name }) },
  );
}
