import { readTar } from '../../archive/tar/readTar.ts';
import { looksLikeTar } from '../../archive/tar/tarHeader.ts';
import type { ByteSource } from '../../bytes/byteSource.ts';
import { worst } from '../../finding/contentFinding.ts';
import { inspectMembers } from '../archiveMembers.ts';
import type { Format, FormatVerdict, Inspection } from '../format.ts';
import { inspectTorchTar, isTorchTar } from '../torch/torchTar.ts';

/** Tar archives: NeMo models, checkpoints of torch 0.1, and any other. */
export const tarFormat: Format = {
  id: 'tar',
  recognises: ({ head }) => looksLikeTar(head),
  inspect: inspectTar,
};

async function inspectTar(source: ByteSource, inspection: Inspection): Promise<FormatVerdict> {
  const { members, state, findings } = await readTar(source, inspection.signal);
  const contents = isTorchTar(members)
    ? await inspectTorchTar(members, inspection)
    : await inspectMembers(members, inspection);
  return {
    ...contents,
    state: worst([state, contents.state]),
    findings: [...findings, ...contents.findings],
  };
}
