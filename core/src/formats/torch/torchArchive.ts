import type { ArchiveMember } from '../../archive/archive.ts';
import { worst } from '../../finding/contentFinding.ts';
import { inspectMembers, openMember } from '../archiveMembers.ts';
import type { FormatVerdict, Inspection } from '../format.ts';
import { pickleOptions } from '../pickle/pickleFormat.ts';
import { scanPickle } from '../pickle/scanPickle.ts';
import { judgeTorchScript } from './torchScript.ts';
import { tellWeightsOnly } from './weightsOnly.ts';

/** Pickles of an archive, each with the folder in which the storages lie that it names. */
const pickles: Readonly<Record<string, string>> = {
  'data.pkl': 'data',
  'constants.pkl': 'constants',
  'attributes.pkl': 'data',
  'bytecode.pkl': 'constants',
};

/** Whether a member is a pickle that torch's loaders read, given the archive's `torchRoot`. */
export function isTorchPickle({ name, kind }: ArchiveMember, root: string): boolean {
  return kind === 'file' && name.startsWith(root) && Object.hasOwn(pickles, name.slice(root.length));
}

/**
 * The folder within the archive that `torch.save` or `torch.jit.save` wrote; `undefined` where there is none. They
 * name it after the file, and put `data.pkl` or `constants.pkl` and `version` into it (caffe2/serialize/inline_container.cc).
 */
export function torchRoot(members: readonly ArchiveMember[]): string | undefined {
  const names = new Set(members.map(({ name }) => name));
  return members
    .map(({ name }) => /^(.*?\/)?(?:data|constants)\.pkl$/.exec(name))
    .find((match) => match !== null && names.has(`${match[1] ?? ''}version`))?.[1];
}

/** A checkpoint or a TorchScript model: its pickles are read, tensor data that they name is not, the rest is by content. */
export async function inspectTorchArchive(
  root: string,
  members: readonly ArchiveMember[],
  inspection: Inspection,
): Promise<FormatVerdict> {
  const verdicts: FormatVerdict[] = [];
  const raw = new Set<string>();
  for (const member of members) {
    const folder = folderOf(member, root);
    if (folder === undefined || member.kind !== 'file') continue;
    const { verdict, keys } = await inspectPickleMember(member, inspection);
    verdicts.push(verdict);
    for (const key of keys) raw.add(`${root}${folder}/${key}`);
  }
  const others = members.filter((member) => !raw.has(member.name) && folderOf(member, root) === undefined);
  const isScript = others.some(({ name }) => name.startsWith(`${root}code/`));
  const code = isScript
    ? await judgeTorchScript(
        others.filter(({ name }) => name.startsWith(`${root}code/`)),
        inspection,
      )
    : undefined;
  const rest = await inspectMembers(
    isScript ? others.filter(({ name }) => !name.startsWith(`${root}code/`)) : others,
    inspection,
  );
  const all = [...verdicts, ...(code === undefined ? [] : [code]), rest];
  const rawBytes = members.reduce((sum, { name, size }) => (raw.has(name) ? sum + size : sum), 0);
  return {
    state: worst(all.map(({ state }) => state)),
    findings: all.flatMap(({ findings }) => findings),
    format: isScript ? 'torchscript' : 'torch',
    notRead: [...(rawBytes === 0 ? [] : [{ what: 'tensor data', bytes: rawBytes }]), ...(rest.notRead ?? [])],
    ...(rest.reason === undefined ? {} : { reason: rest.reason }),
    ...(rest.facts === undefined ? {} : { facts: rest.facts }),
  };
}

/** Where the storages lie that a member names; `undefined` for a member that is no pickle of the archive's own. */
function folderOf({ name }: ArchiveMember, root: string): string | undefined {
  const inside = name.startsWith(root) ? name.slice(root.length) : '';
  return Object.hasOwn(pickles, inside) ? pickles[inside] : undefined;
}

async function inspectPickleMember(
  member: ArchiveMember,
  inspection: Inspection,
): Promise<{ readonly verdict: FormatVerdict; readonly keys: readonly string[] }> {
  let keys: readonly string[] = [];
  const verdict = await openMember(member, inspection, async (source) => {
    const { state, findings, streams } = await scanPickle(source, pickleOptions(inspection));
    keys = streams.flatMap(({ storages }) => storages.map(({ key }) => key));
    return { state, findings: findings.map((each) => ({ ...tellWeightsOnly(each), member: member.name })) };
  });
  return { verdict, keys };
}
