import { type ArchiveMember, UnreadableMember } from '../archive/archive.ts';
import { readTar } from '../archive/tar/readTar.ts';
import { readZip } from '../archive/zip/readZip.ts';
import type { ByteSource } from '../bytes/byteSource.ts';
import { beginningLength } from '../formats/format.ts';
import { InspectionBudget } from '../formats/inspectionBudget.ts';
import { recogniseFormat } from '../formats/recogniseFormat.ts';
import { quoteName } from '../text/quoteName.ts';
import { unpackLayers } from './unpackLayers.ts';

/** A member that is asked for and cannot be had; the message says why, for people. */
export class MemberError extends Error {
  override readonly name = 'MemberError';
}

/** Between the paths of containers in containers. */
const separator = '!/';

/**
 * Opens a member of an archive: `model/data.pkl`, or `inner.zip!/data.pkl` for one within a member. Compression around
 * archives is taken off. Of members of the same name it is the first.
 * @throws MemberError; ByteReadError; the signal's reason
 */
export async function openMember(
  source: ByteSource,
  path: string,
  signal?: AbortSignal,
): Promise<ByteSource> {
  const budget = new InspectionBudget();
  let [inner, rest] = [source, path];
  while (rest !== '') {
    const members = await membersOf(inner, budget, signal);
    const found = find(members, rest);
    if (found === undefined) throw new MemberError(notFound(members, rest));
    inner = await open(found.member, signal);
    rest = found.rest;
  }
  return inner;
}

function find(members: readonly ArchiveMember[], path: string) {
  const named = (name: string) =>
    members.find((member) => member.kind === 'file' && member.name.replace(/^\.?\//, '') === name);
  const whole = members.find((member) => member.name === path) ?? named(path);
  if (whole !== undefined) return { member: whole, rest: '' };
  for (let at = path.indexOf(separator); at >= 0; at = path.indexOf(separator, at + 1)) {
    const member = named(path.slice(0, at));
    if (member !== undefined) return { member, rest: path.slice(at + separator.length) };
  }
  return undefined;
}

function notFound(members: readonly ArchiveMember[], path: string): string {
  if (members.length === 0) return `it is no archive that has members, so none is ${quoteName(path)}`;
  return `no member of it is named ${quoteName(path)}`;
}

async function membersOf(
  source: ByteSource,
  budget: InspectionBudget,
  signal?: AbortSignal,
): Promise<readonly ArchiveMember[]> {
  const { inner } = await readable(() => unpackLayers(source, budget, signal));
  const head = (await inner.read(0, beginningLength, signal)).slice();
  const beginning = { head, source: inner, name: '', ...(signal === undefined ? {} : { signal }) };
  const format = await recogniseFormat(beginning);
  if (format?.id === 'zip') return (await readZip(inner, { limits: budget }, signal)).members;
  return format?.id === 'tar' ? (await readTar(inner, signal)).members : [];
}

async function open(member: ArchiveMember, signal?: AbortSignal): Promise<ByteSource> {
  return readable(async () => {
    try {
      return await member.open(signal);
    } catch (fault) {
      if (fault instanceof UnreadableMember && fault.readable !== undefined) return fault.readable;
      throw fault;
    }
  });
}

async function readable<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (fault) {
    if (!(fault instanceof UnreadableMember)) throw fault;
    throw new MemberError(`it cannot be unpacked: ${fault.message}`);
  }
}
