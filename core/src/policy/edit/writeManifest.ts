import { type Document, isMap, isSeq, type Node, type YAMLMap } from 'yaml';
import type { Repository } from '../../reference/repository.ts';
import { editManifest } from './editManifest.ts';
import { fillEmpty, listOf } from './fillEmpty.ts';

/** A commit to be written into a manifest. */
export interface ManifestPin {
  readonly repository: Repository;
  /** Full, lower case. */
  readonly sha: string;
  /** The branch or tag that it was made from. */
  readonly name?: string;
  /** SHA-256 of files of the commit by their paths, as we hashed them. */
  readonly files?: ReadonlyMap<string, string>;
}

export type WrittenManifest =
  | {
      readonly state: 'written';
      readonly text: string;
      readonly added: readonly Repository[];
      readonly updated: readonly Repository[];
    }
  /** The manifest is left alone. */
  | { readonly state: 'refused'; readonly reason: string };

/**
 * Adds pins to the text of a `model-manifest.yaml` (empty: a new one), comments kept. An entry so written is not
 * approved: a person fills in `approved_by`. An entry that carries an approval is never changed; another
 * commit of its repository becomes an entry of its own, waiting for approval. An entry at the same commit gets the hashes
 * that it lacks; one that names another hash is a reason to write nothing, for a commit never changes its files.
 */
export function writeManifest(text: string, pins: readonly ManifestPin[]): WrittenManifest {
  const added: Repository[] = [];
  const updated: Repository[] = [];
  const edited = editManifest(text, (document) => {
    const models = document.get('models') ?? undefined;
    if (models !== undefined && !isSeq(models)) return '"models" of the manifest is not a list.';
    for (const pin of pins) {
      const entries = entriesOf(document, pin.repository);
      const known = entries.find((entry) => entry.get('revision') === pin.sha);
      if (known !== undefined) {
        const refused = known.get('approved_by') ? undefined : addFiles(document, known, pin);
        if (refused !== undefined) return refused;
        continue;
      }
      const open = entries.find((entry) => !entry.get('approved_by'));
      if (open) update(document, open, pin);
      else append(document, pin);
      (open ? updated : added).push(pin.repository);
    }
    return undefined;
  });
  return edited.state === 'refused' ? edited : { state: 'written', text: edited.text, added, updated };
}

function entriesOf(document: Document, repository: Repository): YAMLMap[] {
  const models = document.get('models');
  if (!isSeq(models)) return [];
  return models.items.filter(
    (item): item is YAMLMap =>
      isMap(item) && item.get('id') === repository.id && (item.get('kind') ?? 'model') === repository.kind,
  );
}

function update(document: Document, entry: YAMLMap, pin: ManifestPin): void {
  entry.set('revision', pin.sha);
  if (pin.name === undefined) entry.delete('ref');
  else entry.set('ref', pin.name);
  // Hashes of another commit's files, and approvals without a name, do not hold for this one.
  for (const { key } of [...entry.items]) {
    const name = String(key);
    if (
      name.startsWith('sha256_') ||
      ['files', 'remote_code', 'approved_by', 'approved_date'].includes(name)
    ) {
      entry.delete(key);
    }
  }
  if (pin.files !== undefined) entry.set('files', filesNode(document, pin.files));
}

function append(document: Document, { repository, sha, name, files }: ManifestPin): void {
  const entry = document.createNode({
    id: repository.id,
    ...(repository.kind === 'model' ? {} : { kind: repository.kind }),
    revision: sha,
    ...(name === undefined ? {} : { ref: name }),
    ...(files === undefined ? {} : { files: filesNode(document, files) }),
  });
  if (isSeq(document.get('models'))) document.addIn(['models'], entry);
  else fillEmpty(document, ['models'], listOf(document, entry));
}

/** Why nothing is written, where the entry names another hash. */
function addFiles(
  document: Document,
  entry: YAMLMap,
  { repository, files }: ManifestPin,
): string | undefined {
  if (files === undefined) return undefined;
  const old = entry.get('files') ?? undefined;
  if (old !== undefined && !isMap(old))
    return `"files" of ${repository.id} in the manifest is not a mapping.`;
  const lacking = new Map<string, string>();
  for (const [path, sha256] of files) {
    const flat = [path, path.replace(/[^0-9A-Za-z]/g, '_')].map((key) => entry.get(`sha256_${key}`));
    const stated = [old?.get(path), ...flat].find((hash) => typeof hash === 'string');
    if (stated === undefined) lacking.set(path, sha256);
    else if (String(stated).toLowerCase() !== sha256)
      return `The manifest names another SHA-256 for "${path}" of ${repository.id} at the same commit. Find out which is right first.`;
  }
  if (old === undefined && lacking.size > 0) entry.set('files', filesNode(document, lacking));
  else for (const [path, sha256] of lacking) old?.set(path, sha256);
  return undefined;
}

function filesNode(document: Document, files: ReadonlyMap<string, string>): Node {
  // A Map keeps its order, also of names that look like numbers.
  return document.createNode(new Map(files));
}
