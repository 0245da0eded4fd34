import type { ArchiveMember, ArchiveReading } from '../../archive/archive.ts';
import { type Judged, joinJudged, worst } from '../../finding/contentFinding.ts';
import { inspectMembers } from '../archiveMembers.ts';
import type { FormatVerdict, Inspection } from '../format.ts';

const config = 'config.json';
/** What `saving_lib` of Keras 3 writes beside the configuration. */
const companions = ['metadata.json', 'model.weights.h5', 'model.weights.npz', 'model.weights.json'];

/** True for the members of a `.keras` file. */
export function isKerasArchive({ members }: Pick<ArchiveReading, 'members'>): boolean {
  const names = new Set(members.map(({ name }) => name));
  return names.has(config) && companions.some((companion) => names.has(companion));
}

/**
 * What a `.keras` file holds: its configuration is judged as JSON, which knows a Keras configuration by its shape; the
 * weights as HDF5, assets as whatever they are.
 */
export async function inspectKerasArchive(
  reading: ArchiveReading,
  inspection: Inspection,
): Promise<FormatVerdict> {
  const members = await inspectMembers(reading.members, inspection);
  const structure = joinJudged(reading.members.flatMap(judgeKind));
  return {
    ...members,
    format: 'keras',
    state: worst([reading.state, structure.state, members.state]),
    findings: [...reading.findings, ...structure.findings, ...members.findings],
  };
}

/** Keras unpacks assets: what is no file has no place in it. */
function judgeKind({ name, kind, target }: ArchiveMember): readonly Judged[] {
  if (kind === 'file' || kind === 'folder') return [];
  return [
    {
      state: 'unknown',
      finding: {
        rule: 'archive-traversal',
        severity: 'warning',
        message: `${name} is ${kind === 'link' ? `a link to ${target ?? 'an unknown place'}` : 'a device'}, which no Keras model has.`,
        member: name,
      },
    },
  ];
}
