import { realpathSync } from 'node:fs';
import nodePath from 'node:path';
import { readBounded } from '../../core/src/paths/boundedRead.ts';
import { displayPath } from '../../core/src/paths/displayPath.ts';
import { isInside } from '../../core/src/paths/isInside.ts';
import type { Pin } from '../../core/src/pin/pin.ts';
import { writeManifest } from '../../core/src/policy/edit/writeManifest.ts';
import { PolicyFinder } from '../../core/src/policy/effectivePolicy.ts';
import { manifestName } from '../../core/src/policy/manifest.ts';
import { manifestByteLimit } from '../../core/src/policy/yamlRefusal.ts';
import type { ManifestChange } from '../../core/src/report/pinReport.ts';
import type { CommandContext } from './command.ts';
import type { LintRun } from './lintRun.ts';
import { UsageError } from './usageError.ts';
import { replaceFile } from './writeSource.ts';

/**
 * For `pin --manifest`: writes every pinned reference of the run into the manifest that holds for the working
 * folder, or into a new one there.
 * @throws UsageError where the manifest cannot be read or written
 */
export function recordPins(
  { outcomes }: LintRun,
  /** The names of the commits that this run has just resolved. */
  names: ReadonlyMap<string, string>,
  { folder }: CommandContext,
): ManifestChange {
  const { file, boundary } = manifestFile(folder);
  const path = displayPath(folder, file, nodePath);
  const pins = [...outcomes.values()]
    .flatMap(({ references }) => references)
    .flatMap(({ kind, repo, revision, revisionState }): Pin[] => {
      if (repo === null || revision === null || revisionState !== 'sha') return [];
      if (kind !== 'model' && kind !== 'dataset' && kind !== 'space') return [];
      const name = names.get(revision);
      const pin: Pin = { repository: { kind, id: repo }, sha: revision, source: 'workspace' };
      return [name === undefined ? pin : { ...pin, name }];
    });
  const read = readBounded(file, manifestByteLimit, { within: boundary });
  if (read.refused !== undefined && read.refused !== 'missing') {
    throw new UsageError(`${path}: ${read.reason}.`);
  }
  const before = read.refused === undefined ? read.bytes.toString('utf8') : '';
  const written = writeManifest(before, pins);
  if (written.state === 'refused') throw new UsageError(`${path}: ${written.reason}`);
  if (written.text !== before) {
    const bounds = (_: string, target: string) => isInside(realpathSync(boundary), target, nodePath);
    const reason = replaceFile(file, Buffer.from(written.text), bounds);
    if (reason !== undefined) throw new UsageError(`${path}: ${reason}.`);
  }
  return { path, added: written.added.map(({ id }) => id), updated: written.updated.map(({ id }) => id) };
}

/** The manifest that holds for a folder or is to be made in it, and the folder that it must not leave by a link. */
function manifestFile(folder: string): { file: string; boundary: string } {
  const finder = new PolicyFinder({ workspaceFolder: folder, workspaceTrusted: true });
  const anyFile = nodePath.join(folder, 'any.py');
  const { source } = finder.policyFor(anyFile);
  return { file: source ?? nodePath.join(folder, manifestName), boundary: finder.boundaryOf(anyFile) };
}
