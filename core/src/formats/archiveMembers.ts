import { type ArchiveMember, UnreadableMember } from '../archive/archive.ts';
import type { ByteSource } from '../bytes/byteSource.ts';
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
  const reasons: (readonly [ContentsState, string])[] = [];
  for (const member of members) {
    if (member.kind !== 'file') continue;
    const inner = await inspectMember(member, inspection);
    states.push(inner.state);
    if (inner.reason !== undefined && inner.findings.length === 0)
      reasons.push([inner.state, `${member.name}: ${inner.reason}`]);
    findings.push(...inner.findings);
    for (const { what, bytes } of inner.notRead ?? []) notRead.set(what, (notRead.get(what) ?? 0) + bytes);
    if (inner.facts !== undefined) facts.push(inner.facts);
  }
  const state = worst(states);
  // What no finding says; the first of many is enough.
  const reason = reasons.find(([of]) => of === state)?.[1];
  return {
    state,
    findings,
    ...(reason === undefined ? {} : { reason }),
    ...(notRead.size === 0
      ? {}
      : { notRead: [...notRead].map(([what, bytes]): NotRead => ({ what, bytes })) }),
    ...(facts.length === 0 ? {} : { facts: joinFacts(facts) }),
  };
}

/** What one member holds. */
export function inspectMember(member: ArchiveMember, inspection: Inspection): Promise<FormatVerdict> {
  return openMember(member, inspection, (source) => inspection.inspectInner(source, member.name));
}

/**
 * Has a member judged. One that cannot be read to its end is `undecidable` with the reason, or worse where what can be
 * read of it is: a loader has used that by then.
 */
export async function openMember(
  member: ArchiveMember,
  { signal }: Inspection,
  judge: (source: ByteSource) => Promise<FormatVerdict>,
): Promise<FormatVerdict> {
  try {
    return await judge(await member.open(signal));
  } catch (fault) {
    if (!(fault instanceof UnreadableMember)) throw fault;
    const { name, offset } = member;
    const message = `${name} cannot be read: ${fault.message}.`;
    const finding = { rule: fault.rule, severity: 'warning', message, member: name, offset } as const;
    if (fault.readable === undefined) return { state: 'undecidable', findings: [finding] };
    const inner = await judge(fault.readable);
    return { ...inner, state: worst(['undecidable', inner.state]), findings: [finding, ...inner.findings] };
  }
}

function joinFacts(facts: readonly FileFacts[]): FileFacts {
  const licenses = facts.flatMap((each) => each.licenses ?? []);
  const code = facts.flatMap((each) => each.code ?? []);
  return {
    ...(licenses.length === 0 ? {} : { licenses }),
    ...(code.length === 0 ? {} : { code }),
  };
}
