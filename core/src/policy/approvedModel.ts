import { isMap, type Node } from 'yaml';
import type { RepositoryKind } from '../reference/repository.ts';
import { isRepositoryId } from '../reference/repositoryId.ts';
import { isPin } from '../reference/revision.ts';
import { isAbsent, type ManifestReader } from './manifestReader.ts';
import type { ApprovedModel } from './policy.ts';
import { readSha256 } from './sha256Text.ts';
import { readSigner } from './signer.ts';

export const repositoryKinds: readonly RepositoryKind[] = ['model', 'dataset', 'space'];
const hashKey = 'sha256_';

/**
 * Reads one entry of `models:`, in the form that guides recommend (`id`, `revision`, `sha256_<file>`,
 * `approved_by`, `approved_date`) or in the fuller one (`kind`, `ref`, `files`, `signer`, `remote_code`,
 * `reason`, `expires`). Keys of neither are left alone: people keep notes there.
 */
export function readApprovedModel(reader: ManifestReader, node: Node): ApprovedModel | undefined {
  const values = new Map(reader.entries(node, 'The entry').map((entry) => [entry.key, entry.value]));
  const text = (key: string) => reader.text(values.get(key) ?? null, key);
  const date = (key: string) => reader.date(values.get(key) ?? null, key);
  const id = text('id');
  if (id === undefined || !isRepositoryId(id)) {
    reader.problem(
      values.get('id') ?? node,
      'An entry of models needs an id such as google-bert/bert-base-uncased.',
    );
    return undefined;
  }
  const revision = text('revision') ?? null;
  const files = readFiles(reader, values);
  const code = readRemoteCode(reader, values.get('remote_code') ?? null);
  const signer = readSigner(reader, values.get('signer') ?? null, 'signer');
  const ref = text('ref');
  const reason = text('reason');
  const approvedBy = text('approved_by');
  const approvedDate = date('approved_date');
  const expires = date('expires');
  return {
    repository: { kind: readKind(reader, values.get('kind') ?? null), id },
    revision,
    remoteCodeApproved: code.approved && revision !== null && isPin(revision),
    range: reader.rangeOf(node),
    idRange: reader.rangeOf(values.get('id') ?? node),
    ...(revision === null ? {} : { revisionRange: reader.rangeOf(values.get('revision') ?? node) }),
    ...(expires === undefined ? {} : { expiresRange: reader.rangeOf(values.get('expires') ?? node) }),
    ...(files.size === 0 ? {} : { files }),
    ...(code.files.size === 0 ? {} : { remoteCodeFiles: code.files }),
    ...(signer === undefined ? {} : { signer }),
    ...(reason === undefined ? {} : { reason }),
    ...(ref === undefined ? {} : { ref }),
    ...(approvedBy === undefined ? {} : { approvedBy }),
    ...(approvedDate === undefined ? {} : { approvedDate }),
    ...(expires === undefined ? {} : { expires }),
  };
}

/** `files: {model.safetensors: <sha256>}` and `sha256_model.safetensors: <sha256>`. */
function readFiles(reader: ManifestReader, values: ReadonlyMap<string, Node | null>): Map<string, string> {
  const flat = [...values].flatMap(([key, value]) =>
    key.startsWith(hashKey) ? [{ key: key.slice(hashKey.length), value }] : [],
  );
  const files = new Map<string, string>();
  for (const { key, value } of [...flat, ...reader.entries(values.get('files') ?? null, 'files')]) {
    const hash = readSha256(reader, value, key);
    if (hash === undefined) continue;
    if ((files.get(key) ?? hash) !== hash) reader.problem(value, `"${key}" has another SHA-256 above.`);
    files.set(key, hash);
  }
  return files;
}

function readKind(reader: ManifestReader, node: Node | null): RepositoryKind {
  const kind = reader.text(node, 'kind') ?? 'model';
  const known = repositoryKinds.find((candidate) => candidate === kind);
  if (known === undefined) reader.unknownWord(node, 'Unknown kind', kind, repositoryKinds);
  return known ?? 'model';
}

/** The approval of a repository's code, and the hashes of what was reviewed where it names files. */
interface RemoteCode {
  readonly approved: boolean;
  readonly files: ReadonlyMap<string, string>;
}

/**
 * `remote_code: true` approves all code at the revision; `remote_code: {files: {name: sha256}}` names what was
 * reviewed. A mapping that names no file approves nothing, and one wrong hash voids it.
 */
function readRemoteCode(reader: ManifestReader, node: Node | null): RemoteCode {
  const files = new Map<string, string>();
  if (!isMap(node)) return { approved: reader.flag(node, 'remote_code') ?? false, files };
  const named = reader.entries(node, 'remote_code').find((entry) => entry.key === 'files')?.value ?? null;
  const entries = reader.entries(named, 'remote_code.files');
  for (const { key, keyNode, value } of entries) {
    const hash = readSha256(reader, value, key);
    if (hash !== undefined) files.set(key, hash);
    else if (isAbsent(value)) reader.problem(keyNode, `"${key}" needs its SHA-256 in 64 hex digits.`);
  }
  if (entries.length === 0)
    reader.problem(node, 'remote_code names no file under files, so it approves nothing.');
  return { approved: entries.length > 0 && files.size === entries.length, files };
}
