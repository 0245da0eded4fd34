import { type ArchiveMember, UnreadableMember } from '../archive/archive.ts';
import { type ContentFinding, type ContentsState, worst } from '../finding/contentFinding.ts';
import type { FileFacts } from './fileFacts.ts';
import type { FormatVerdict, Inspection, NotRead } from './format.ts';

/** What the members of an archive hold, each judged for itself. Members that are no files are the archive's to judge. */
export async function inspectMembers(
  members: readonly ArchiveMember[],
  inspection: Inspection,
): Promise<FormatVerdict> {
  const states: ContentsState[] = [];
  const findings: ContentFinding[] = [];
  const notRead = new Map<string, number>();
  const facts: FileFacts[] = [];
  for (const member of members) {
    if (member.kind !== 'file') continue;
    const inner = await inspectMember(member, inspection);
    states.push(inner.state);
    findings.push(...inner.findings);
    for (const { what, bytes } of inner.notRead ?? []) notRead.set(what, (notRead.get(what) ?? 0) + bytes);
    if (inner.facts !== undefined) facts.push(inner.facts);
  }
  return {
    state: worst(states),
    findings,
    ...(notRead.size === 0
      ? {}
      : { notRead: [...notRead].map(([what, bytes]): NotRead => ({ what, bytes })) }),
    ...(facts.length === 0 ? {} : { facts: joinFacts(facts) }),
  };
}

/** What one member holds; one that cannot be read is `undecidable` with the reason. */
export async function inspectMember(member: ArchiveMember, inspection: Inspection): Promise<FormatVerdict> {
  try {
    return await inspection.inspectInner(await member.open(inspection.signal), member.name);
  } catch (fault) {
    if (!(fault instanceof UnreadableMember)) throw fault;
    return unreadable(member, fault);
  }
}

/** The verdict on a member whose contents cannot be had. */
export function unreadable({ name, offset }: ArchiveMember, fault: UnreadableMember): FormatVerdict {
  const message = `${name} cannot be read: ${fault.message}.`;
  return {
    state: 'undecidable',
    findings: [{ rule: fault.rule, severity: 'warning', message, member: name, offset }],
  };
}

function joinFacts(facts: readonly FileFacts[]): FileFacts {
  const licenses = facts.flatMap((each) => each.licenses ?? []);
  const code = facts.flatMap((each) => each.code ?? []);
  return {
    ...(licenses.length === 0 ? {} : { licenses }),
    ...(code.length === 0 ? {} : { code }),
  };
}
