import { HubError } from '../../core/src/reference/hubError.ts';
import type { Reference } from '../../core/src/reference/reference.ts';
import type { Repository } from '../../core/src/reference/repository.ts';
import type { HubFile, Resolver } from '../../core/src/reference/resolver.ts';
import { filesKey } from '../../core/src/work/fileLinter.ts';
import type { CommandContext } from './command.ts';
import { isNetworkFailure } from './hub.ts';

const requestsAtATime = 8;

export interface OnlineFacts {
  readonly hubFiles: ReadonlyMap<string, readonly HubFile[]>;
  /** True where the network did not answer for at least one repository. */
  readonly incomplete: boolean;
}

/** For `--online`: the files of every pinned reference, one request per repository and commit. */
export async function onlineFacts(
  references: readonly Reference[],
  resolver: Resolver,
  { console, signal }: CommandContext,
): Promise<OnlineFacts> {
  const wanted = new Map<string, { repository: Repository; sha: string }>();
  for (const { kind, repo, revision, revisionState } of references) {
    if (repo === null || revision === null || revisionState !== 'sha') continue;
    if (kind !== 'model' && kind !== 'dataset' && kind !== 'space') continue;
    const repository = { kind, id: repo };
    wanted.set(filesKey(repository, revision), { repository, sha: revision });
  }
  const hubFiles = new Map<string, readonly HubFile[]>();
  const queue = [...wanted];
  let incomplete = false;
  const work = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [key, { repository, sha }] = next;
      try {
        hubFiles.set(key, await resolver.listFiles(repository, sha, signal));
      } catch (error) {
        if (!(error instanceof HubError) || error.code === 'aborted') throw error;
        console.note(`${repository.id}: ${error.message}`);
        incomplete ||= isNetworkFailure(error.code);
      }
      console.progress(`Asking the Hub: ${hubFiles.size} of ${wanted.size}`);
    }
  };
  await Promise.all(Array.from({ length: requestsAtATime }, work));
  return { hubFiles, incomplete };
}
