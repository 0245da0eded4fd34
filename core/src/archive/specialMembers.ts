import type { ByteSource } from '../bytes/byteSource.ts';
import { type ArchiveMember, UnreadableMember } from './archive.ts';
import { judgeLink } from './memberName.ts';
import { guilty, type StructureFindings } from './structureFindings.ts';

const longestTarget = 4096;
/** Links whose targets are read: each costs a read of its own. */
const mostTargets = 200;

/** The members of a zip archive, with the targets of links, which are their contents; those that lead out are told. */
export async function withLinkTargets(
  members: readonly ArchiveMember[],
  found: StructureFindings,
  signal?: AbortSignal,
): Promise<ArchiveMember[]> {
  const done: ArchiveMember[] = [];
  let targets = 0;
  for (const member of members) {
    if (member.kind !== 'link') {
      done.push(member);
      continue;
    }
    targets += 1;
    const target = targets > mostTargets ? undefined : await readTarget(member, signal);
    if (target === undefined) {
      found.add(
        guilty('unknown', 'link-escapes', `Where the link ${member.name} leads cannot be read.`, {
          member: member.name,
        }),
      );
      done.push(member);
    } else {
      found.add(...judgeLink(member.name, target, 'its folder'));
      done.push({ ...member, target });
    }
  }
  return done;
}

/** Devices and pipes, which no model needs. */
export function judgeDevices(members: readonly ArchiveMember[], found: StructureFindings): void {
  for (const { name, kind } of members) {
    if (kind !== 'device') continue;
    found.add(
      guilty(
        'unknown',
        'archive-traversal',
        `The member ${name} is a device or a pipe, which no model holds.`,
        { member: name },
      ),
    );
  }
}

async function readTarget(member: ArchiveMember, signal?: AbortSignal): Promise<string | undefined> {
  let contents: ByteSource | undefined;
  try {
    contents = await member.open(signal);
  } catch (fault) {
    if (!(fault instanceof UnreadableMember)) throw fault;
    contents = fault.readable;
  }
  if (contents === undefined || contents.size === 0 || contents.size > longestTarget) return undefined;
  return Buffer.from(await contents.read(0, longestTarget, signal)).toString('utf8');
}
