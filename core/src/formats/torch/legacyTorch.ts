import type { ByteSource } from '../../bytes/byteSource.ts';
import { type ContentFinding, type ContentsState, worst } from '../../finding/contentFinding.ts';
import type { Format, FormatVerdict, Inspection } from '../format.ts';
import { judgeTail } from '../judgeTail.ts';
import { pickleOptions } from '../pickle/pickleFormat.ts';
import { scanPickle } from '../pickle/scanPickle.ts';
import { type Storage, storageLength } from '../pickle/storages.ts';
import { tellWeightsOnly } from './weightsOnly.ts';

/** LONG1 with torch's magic number 0x1950a86a20f9469cfc6c, and STOP (torch/serialization.py, `MAGIC_NUMBER`). */
const magic = [0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, 0x2e];
/** The magic number, the protocol's version, the system, the object, the keys of its storages. */
const streams = 5;

/** What `torch.save` wrote before 1.6 and with `_use_new_zipfile_serialization=False`: five pickles, then storages. */
export const legacyTorchFormat: Format = {
  id: 'torch-legacy',
  recognises: ({ head }) => head[0] === 0x80 && magic.every((byte, at) => head[at + 2] === byte),
  inspect: inspectLegacyTorch,
};

async function inspectLegacyTorch(source: ByteSource, inspection: Inspection): Promise<FormatVerdict> {
  const verdict = await scanPickle(source, { ...pickleOptions(inspection), streams });
  const { streams: readings, end } = verdict;
  const tail =
    readings.length === streams && readings.at(-1)?.end.kind === 'stop'
      ? await judgeStorages(source, end, readings[3]?.storages ?? [], inspection)
      : { state: 'clean' as const, findings: [] };
  return {
    state: worst([verdict.state, tail.state]),
    findings: [...verdict.findings.map(tellWeightsOnly), ...tail.findings],
    notRead: [{ what: 'tensor data', bytes: source.size - end }],
  };
}

/** Behind the fifth pickle each storage stands as the number of its items, in eight bytes, and the items. */
async function judgeStorages(
  source: ByteSource,
  end: number,
  storages: readonly Storage[],
  inspection: Inspection,
): Promise<{ readonly state: ContentsState; readonly findings: readonly ContentFinding[] }> {
  let expected = end;
  for (const storage of storages) expected += 8 + (storageLength(storage) ?? Number.NaN);
  if (Number.isNaN(expected))
    return broken('The size of a storage is not known, so what follows is not.', end);
  if (expected > source.size)
    return broken(`The file ends ${expected - source.size} bytes before its tensor data does.`, source.size);
  return judgeTail(source, expected, 'the tensor data', inspection);
}

function broken(message: string, offset: number) {
  return {
    state: 'undecidable' as const,
    findings: [{ rule: 'pickle-broken-stream' as const, severity: 'warning' as const, message, offset }],
  };
}
