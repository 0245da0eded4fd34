import { isMap, isScalar, type Node } from 'yaml';
import type { RepositoryKind } from '../reference/repository.ts';
import { isRepositoryId } from '../reference/repositoryId.ts';
import { isPin } from '../reference/revision.ts';
import type { ManifestReader } from './manifestReader.ts';
import type { ApprovedModel } from './policy.ts';

export const repositoryKinds: readonly RepositoryKind[] = ['model', 'dataset', 'space'];
const hashKey = 'sha256_';
const sha256 = /^[0-9a-f]{64}$/;

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
  const ref = text('ref');
  const approvedBy = text('approved_by');
  const approvedDate = date('approved_date');
  const expires = date('expires');
  return {
    repository: { kind: readKind(reader, values.get('kind') ?? null), id },
    revision,
    remoteCodeApproved:
      readRemoteCode(reader, values.get('remote_code') ?? null) && revision !== null && isPin(revision),
    range: reader.rangeOf(node),
    idRange: reader.rangeOf(values.get('id') ?? node),
    ...(revision === null ? {} : { revisionRange: reader.rangeOf(values.get('revision') ?? node) }),
    ...(expires === undefined ? {} : { expiresRange: reader.rangeOf(values.get('expires') ?? node) }),
    ...(files.size === 0 ? {} : { files }),
    ...(ref === undefined ? {} : { ref }),
    ...(approvedBy === undefined ? {} : { approvedBy }),
    ...(approvedDate === undefined ? {} : { approvedDate }),
    ...(expires === undefined ? {} : { expires }),
  };
}

/**
 * `files: {model.safetensors: <sha256>}` and `sha256_model.safetensors: <sha256>`. What is no hash in 64 hex digits is
 * left alone here: it says nothing about any file.
 */
function readFiles(reader: ManifestReader, values: ReadonlyMap<string, Node | null>): Map<string, string> {
  const named = reader.entries(values.get('files') ?? null, 'files');
  const flat = [...values].flatMap(([key, value]) =>
    key.startsWith(hashKey) ? [{ key: key.slice(hashKey.length), value }] : [],
  );
  const files = new Map<string, string>();
  for (const { key, value } of [...flat, ...named]) {
    const hash = isScalar(value) ? String(value.value).toLowerCase() : '';
    if (sha256.test(hash)) files.set(key, hash);
  }
  return files;
}

function readKind(reader: ManifestReader, node: Node | null): RepositoryKind {
  const kind = reader.text(node, 'kind') ?? 'model';
  const known = repositoryKinds.find((candidate) => candidate === kind);
  if (known === undefined) reader.unknownWord(node, 'Unknown kind', kind, repositoryKinds);
  return known ?? 'model';
}

/**
 * `remote_code: true` approves all code at the revision; `remote_code: {files: {name: sha256}}` names what was
 * reviewed. A mapping that names no file approves nothing, and one wrong hash voids it.
 */
function readRemoteCode(reader: ManifestReader, node: Node | null): boolean {
  if (!isMap(node)) return reader.flag(node, 'remote_code') ?? false;
  const files = reader.entries(node, 'remote_code').find((entry) => entry.key === 'files')?.value ?? null;
  const named = reader.entries(files, 'remote_code.files');
  const wrong = named.filter(({ value }) => !(isScalar(value) && sha256.test(String(value.value))));
  for (const { key, value } of wrong)
    reader.problem(value ?? files, `"${key}" needs its SHA-256 in 64 hex digits.`);
  if (named.length === 0)
    reader.problem(node, 'remote_code names no file under files, so it approves nothing.');
  return named.length > 0 && wrong.length === 0;
}
