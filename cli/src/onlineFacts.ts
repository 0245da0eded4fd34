import { inParallel } from '../../core/src/pin/inParallel.ts';
import { HubError } from '../../core/src/reference/hubError.ts';
import {
  type AskedRepository,
  askedRepositories,
  commitsToList,
  learnRepository,
} from '../../core/src/reference/learnRepository.ts';
import type { Reference } from '../../core/src/reference/reference.ts';
import { repositoryKey } from '../../core/src/reference/repository.ts';
import type { RepositoryFacts } from '../../core/src/reference/repositoryFacts.ts';
import type { HubFile, Resolver } from '../../core/src/reference/resolver.ts';
import { filesKey } from '../../core/src/work/fileLinter.ts';
import type { CommandContext } from './command.ts';
import { isNetworkFailure } from './hub.ts';

/** Repositories asked about at a time. */
const concurrency = 8;

export interface OnlineFacts {
  readonly hubFacts: ReadonlyMap<string, RepositoryFacts>;
  readonly hubFiles: ReadonlyMap<string, readonly HubFile[]>;
  /** True where the network did not answer for at least one repository. */
  readonly incomplete: boolean;
}

/** For `--online`: how each repository stands, and the files of what is pinned of it. What could not be asked is told. */
export async function onlineFacts(
  references: readonly Reference[],
  resolver: Resolver,
  { console, signal }: CommandContext,
): Promise<OnlineFacts> {
  const hubFacts = new Map<string, RepositoryFacts>();
  const hubFiles = new Map<string, readonly HubFile[]>();
  /** The ids that each reason concerns: without a network they all have the same. */
  const failures = new Map<string, { readonly ids: Set<string>; readonly isNetwork: boolean }>();
  const attempt = async (id: string, ask: () => Promise<void>) => {
    try {
      await ask();
    } catch (error) {
      if (!(error instanceof HubError) || error.code === 'aborted') throw error;
      const failure = failures.get(error.message) ?? {
        ids: new Set(),
        isNetwork: isNetworkFailure(error.code),
      };
      failure.ids.add(id);
      failures.set(error.message, failure);
    }
  };
  const asked = askedRepositories(references);
  let done = 0;
  await inParallel(asked, concurrency, async ({ repository, revisions }: AskedRepository) => {
    const key = repositoryKey(repository);
    await attempt(repository.id, async () => {
      hubFacts.set(key, await learnRepository({ repository, revisions }, resolver, signal));
    });
    const facts = hubFacts.get(key);
    // Where there is no repository there are no files: a finding says so.
    const commits = facts === undefined || facts.state === 'found' ? commitsToList(facts, revisions) : [];
    for (const sha of commits) {
      await attempt(repository.id, async () => {
        hubFiles.set(filesKey(repository, sha), await resolver.listFiles(repository, sha, signal));
      });
    }
    done += 1;
    console.progress(`Asking the Hub: ${done} of ${asked.length}`);
  });
  for (const [message, { ids }] of failures) console.note(`${namesOf(ids)}: ${message}`);
  return { hubFacts, hubFiles, incomplete: [...failures.values()].some(({ isNetwork }) => isNetwork) };
}

/** Ids that a line has room for. */
const shownIds = 3;

function namesOf(ids: ReadonlySet<string>): string {
  const shown = [...ids].slice(0, shownIds).join(', ');
  const more = ids.size - shownIds;
  return `not decided for ${shown}${more > 0 ? ` and ${more} more` : ''}`;
}
