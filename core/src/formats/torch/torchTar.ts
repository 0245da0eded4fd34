import type { ArchiveMember } from '../../archive/archive.ts';
import type { ByteSource } from '../../bytes/byteSource.ts';
import { type ContentsVerdict, worst } from '../../finding/contentFinding.ts';
import { inspectMembers, openMember } from '../archiveMembers.ts';
import type { FormatVerdict, Inspection } from '../format.ts';
import { pickleOptions } from '../pickle/pickleFormat.ts';
import { type PickleVerdict, scanPickle } from '../pickle/scanPickle.ts';
import { storageLength } from '../pickle/storages.ts';
import { tellWeightsOnly } from './weightsOnly.ts';

/** Members of what torch 0.1.1 to 0.1.9 wrote (torch/serialization.py, `legacy_load`). */
const names = ['sys_info', 'pickle', 'storages', 'tensors'];

export function isTorchTar(members: readonly ArchiveMember[]): boolean {
  return names.every((name) => members.some((member) => member.name.replace(/^\.\//, '') === name));
}

/**
 * A checkpoint of torch 0.1: a pickle, and two members in which pickles and raw data take turns. Each pickle is judged;
 * what the layout does not explain is undecidable.
 */
export async function inspectTorchTar(
  members: readonly ArchiveMember[],
  inspection: Inspection,
): Promise<FormatVerdict> {
  const verdicts: FormatVerdict[] = [];
  let raw = 0;
  for (const member of members) {
    const skip = layoutOf(member);
    if (skip === undefined) continue;
    const verdict = await openMember(member, inspection, async (source): Promise<FormatVerdict> => {
      const turns = await readTurns(source, skip, inspection);
      raw += turns.raw;
      return {
        ...turns,
        findings: turns.findings.map((finding) => ({ ...tellWeightsOnly(finding), member: member.name })),
      };
    });
    verdicts.push(verdict);
  }
  const others = members.filter((member) => layoutOf(member) === undefined);
  const rest = await inspectMembers(others, inspection);
  verdicts.push(rest);
  return {
    state: worst(verdicts.map(({ state }) => state)),
    findings: verdicts.flatMap(({ findings }) => findings),
    format: 'torch-tar',
    ...(rest.reason === undefined ? {} : { reason: rest.reason }),
    ...(raw === 0 ? {} : { notRead: [{ what: 'tensor data', bytes: raw }] }),
  };
}

/** Bytes of raw data behind a pickle; `undefined` where the layout does not say it. */
type Skip = (
  source: ByteSource,
  pickle: PickleVerdict,
  turn: number,
  signal?: AbortSignal,
) => Promise<number | undefined>;

const nothing: Skip = async () => 0;

const layouts: Readonly<Record<string, Skip>> = {
  sys_info: nothing,
  pickle: nothing,
  // The number of storages; then for each its key, place and type, the number of items in eight bytes, and the items.
  storages: async (source, { end, streams }, turn, signal) => {
    if (turn === 0) return 0;
    const type = streams[0]?.callables.find(({ source: from }) => from.kind === 'global')?.source;
    const bytes = (await source.read(end, 8, signal)).slice();
    if (type?.kind !== 'global' || bytes.length < 8) return undefined;
    const count = Number(new DataView(bytes.buffer).getBigInt64(0, true));
    const length = storageLength({ key: '', type: type.name, count });
    return length === undefined ? undefined : 8 + length;
  },
  // The number of tensors; then for each its key, storage and type, the number of dimensions in four bytes, four bytes of
  // padding, sizes and strides in eight bytes each, and the offset.
  tensors: async (source, { end }, turn, signal) => {
    if (turn === 0) return 0;
    const bytes = (await source.read(end, 4, signal)).slice();
    if (bytes.length < 4) return undefined;
    const dimensions = new DataView(bytes.buffer).getInt32(0, true);
    return dimensions < 0 || dimensions > 64 ? undefined : 8 + dimensions * 16 + 8;
  },
};

function layoutOf({ name }: ArchiveMember): Skip | undefined {
  const plain = name.replace(/^\.\//, '');
  return Object.hasOwn(layouts, plain) ? layouts[plain] : undefined;
}

const mostTurns = 100_000;

async function readTurns(
  source: ByteSource,
  skip: Skip,
  inspection: Inspection,
): Promise<ContentsVerdict & { readonly raw: number }> {
  const verdicts: ContentsVerdict[] = [];
  let [at, raw] = [0, 0];
  const joined = (): ContentsVerdict & { readonly raw: number } => ({
    state: worst(verdicts.map(({ state }) => state)),
    findings: verdicts.flatMap(({ findings }) => findings),
    raw,
  });
  for (let turn = 0; at < source.size && turn < mostTurns; turn += 1) {
    const pickle = await scanPickle(source, { ...pickleOptions(inspection), start: at, streams: 1 });
    verdicts.push(pickle);
    if (pickle.streams[0]?.end.kind !== 'stop') return joined();
    const isLast = pickle.end === source.size;
    const length = isLast ? 0 : await skip(source, pickle, turn, inspection.signal);
    if (length === undefined || pickle.end + length > source.size) {
      verdicts.push(unexplained(pickle.end));
      return joined();
    }
    raw += length;
    at = pickle.end + length;
  }
  if (at < source.size) verdicts.push(unexplained(at));
  return joined();
}

function unexplained(offset: number): ContentsVerdict {
  const message = 'What follows is not what the layout of a checkpoint of torch 0.1 has here.';
  return {
    state: 'undecidable',
    findings: [{ rule: 'pickle-broken-stream', severity: 'warning', message, offset }],
  };
}
