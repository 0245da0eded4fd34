import { type Document, isMap, isSeq, type YAMLMap } from 'yaml';
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
 * commit of its repository becomes an entry of its own, waiting for approval.
 */
export function writeManifest(text: string, pins: readonly ManifestPin[]): WrittenManifest {
  const added: Repository[] = [];
  const updated: Repository[] = [];
  const edited = editManifest(text, (document) => {
    const models = document.get('models') ?? undefined;
    if (models !== undefined && !isSeq(models)) return '"models" of the manifest is not a list.';
    for (const pin of pins) {
      const entries = entriesOf(document, pin.repository);
      if (entries.some((entry) => entry.get('revision') === pin.sha)) continue;
      const open = entries.find((entry) => !entry.get('approved_by'));
      if (open) update(open, pin);
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

function update(entry: YAMLMap, pin: ManifestPin): void {
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
}

function append(document: Document, { repository, sha, name }: ManifestPin): void {
  const entry = document.createNode({
    id: repository.id,
    ...(repository.kind === 'model' ? {} : { kind: repository.kind }),
    revision: sha,
    ...(name === undefined ? {} : { ref: name }),
  });
  if (isSeq(document.get('models'))) document.addIn(['models'], entry);
  else fillEmpty(document, ['models'], listOf(document, entry));
}
