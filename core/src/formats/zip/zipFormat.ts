import type { ArchiveReading } from '../../archive/archive.ts';
import { endsLikeZip, looksLikeZip } from '../../archive/zip/looksLikeZip.ts';
import { readZip } from '../../archive/zip/readZip.ts';
import type { ByteSource } from '../../bytes/byteSource.ts';
import { SliceSource } from '../../bytes/sliceSource.ts';
import { type ContentsVerdict, worst } from '../../finding/contentFinding.ts';
import { inspectMembers } from '../archiveMembers.ts';
import type { Format, FormatVerdict, Inspection } from '../format.ts';
import { inspectKerasArchive, isKerasArchive } from '../keras/kerasArchive.ts';
import { inspectTorchArchive, torchRoot } from '../torch/torchArchive.ts';

/** Zip archives: torch checkpoints, TorchScript, `.npz`, and any other, whose members are inspected by their content. */
export const zipFormat: Format = {
  id: 'zip',
  recognises: ({ head }) => looksLikeZip(head),
  inspect: inspectZip,
};

/** What begins like nothing that is known and ends like an archive: readers that look for the end find one. */
export const endingZipFormat: Format = {
  id: 'zip',
  recognises: ({ source, signal }) => endsLikeZip(source, signal),
  inspect: inspectZip,
};

/** Gaps that are looked at; that there are any is a finding of the archive already. */
const mostAside = 100;

async function inspectZip(source: ByteSource, inspection: Inspection): Promise<FormatVerdict> {
  const reading = await readZip(source, { limits: inspection.budget }, inspection.signal);
  const contents = await inspectContained(reading, inspection);
  const aside = await judgeAside(source, reading, inspection);
  return {
    ...contents,
    state: worst([contents.state, aside.state]),
    findings: [...contents.findings, ...aside.findings],
  };
}

async function inspectContained(reading: ArchiveReading, inspection: Inspection): Promise<FormatVerdict> {
  if (isKerasArchive(reading)) return inspectKerasArchive(reading, inspection);
  const { members, state, findings } = reading;
  const root = torchRoot(members);
  const contents =
    root === undefined
      ? await inspectMembers(members, inspection)
      : await inspectTorchArchive(root, members, inspection);
  return {
    ...contents,
    state: worst([state, contents.state]),
    findings: [...findings, ...contents.findings],
  };
}

/** No reader of archives interprets these bytes: they count only where they are known to be harmful as a file of their own. */
async function judgeAside(
  source: ByteSource,
  { aside = [] }: ArchiveReading,
  { inspectInner }: Inspection,
): Promise<ContentsVerdict> {
  const verdicts: ContentsVerdict[] = [];
  for (const { what, offset, length } of aside.slice(0, mostAside)) {
    const inner = await inspectInner(new SliceSource(source, offset, length), what);
    if (inner.state === 'dangerous') verdicts.push(inner);
  }
  return {
    state: worst(verdicts.map(({ state }) => state)),
    findings: verdicts.flatMap(({ findings }) => findings),
  };
}
