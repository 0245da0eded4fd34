import { realpathSync } from 'node:fs';
import nodePath from 'node:path';
import { readBounded } from '../../core/src/paths/boundedRead.ts';
import { displayPath } from '../../core/src/paths/displayPath.ts';
import { isInside } from '../../core/src/paths/isInside.ts';
import { type ManifestPin, writeManifest } from '../../core/src/policy/edit/writeManifest.ts';
import { PolicyFinder } from '../../core/src/policy/effectivePolicy.ts';
import { manifestName } from '../../core/src/policy/manifest.ts';
import { manifestByteLimit } from '../../core/src/policy/yamlRefusal.ts';
import type { ManifestChange } from '../../core/src/report/pinReport.ts';
import type { CommandContext } from './command.ts';
import type { LintRun } from './lintRun.ts';
import { UsageError } from './usageError.ts';
import { replaceFile } from './writeSource.ts';

/** The commits at which the references of a run are pinned, each once. */
export function pinsOf({ outcomes }: LintRun, names: ReadonlyMap<string, string>): ManifestPin[] {
  const pins = new Map<string, ManifestPin>();
  for (const { references } of outcomes.values()) {
    for (const { kind, repo, revision, revisionState } of references) {
      if (repo === null || revision === null || revisionState !== 'sha') continue;
      if (kind !== 'model' && kind !== 'dataset' && kind !== 'space') continue;
      const name = names.get(revision);
      const pin: ManifestPin = { repository: { kind, id: repo }, sha: revision };
      pins.set(`${kind} ${repo}@${revision}`, name === undefined ? pin : { ...pin, name });
    }
  }
  return [...pins.values()];
}

/**
 * Writes commits into the manifest that holds for the working folder, or into a new one there.
 * @throws UsageError where the manifest cannot be read or written
 */
export function recordPins(pins: readonly ManifestPin[], { folder }: CommandContext): ManifestChange {
  const { file, boundary } = manifestFile(folder);
  const path = displayPath(folder, file, nodePath);
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
