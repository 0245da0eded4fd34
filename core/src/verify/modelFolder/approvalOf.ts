import type { Digester } from '../../digest/digester.ts';
import type { ApprovedModel, Policy } from '../../policy/policy.ts';
import { repositoryKey } from '../../reference/repository.ts';
import type { ModelFolder } from './modelFolder.ts';

/**
 * The entry of the manifest that speaks of a model. A snapshot in the Hub cache has a name and a commit; a folder
 * elsewhere is known by its contents: by the entry that names the hash of one of its files.
 */
export async function approvalOf(
  { snapshot, files }: ModelFolder,
  { models }: Policy,
  digester: Digester,
  signal?: AbortSignal,
): Promise<ApprovedModel | undefined> {
  if (snapshot !== undefined) {
    const entries = models.filter(
      ({ repository }) => repositoryKey(repository) === repositoryKey(snapshot.repository),
    );
    return entries.find(({ revision }) => revision === snapshot.sha) ?? entries[0];
  }
  const withHashes = models.filter((model) => (model.files?.size ?? 0) > 0);
  if (withHashes.length === 0) return undefined;
  const outcomes = await digester.digest(
    files.map(({ realPath, size }) => ({ path: realPath, size, gitOid: false })),
    signal === undefined ? {} : { signal },
  );
  const hashes = new Set(outcomes.flatMap((outcome) => ('failed' in outcome ? [] : [outcome.sha256])));
  return withHashes.find((model) => [...(model.files?.values() ?? [])].some((sha256) => hashes.has(sha256)));
}
