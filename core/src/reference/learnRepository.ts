import { HubError, type HubErrorCode } from './hubError.ts';
import type { Reference } from './reference.ts';
import { type Repository, repositoryKey } from './repository.ts';
import type { RefHistory, RepositoryFacts, RevisionFacts } from './repositoryFacts.ts';
import { isRepositoryId } from './repositoryId.ts';
import type { HubRef, Resolver } from './resolver.ts';
import { isPin } from './revision.ts';

/** A repository that sources name, and the revisions that they name of it. */
export interface AskedRepository {
  readonly repository: Repository;
  readonly revisions: readonly string[];
}

/** Commits of one ref: a longer history is not known beyond. */
const mostCommits = 500;
/** Refs beside main whose histories are searched for one repository, and pull requests, the newest first. */
const mostRefs = 12;
const mostPullRequests = 12;
/** Revisions of one repository that are asked for by name. */
const mostRevisions = 20;

const mainRef = 'refs/heads/main';

/** Each repository of the Hub once, in the order of the references. */
export function askedRepositories(references: readonly Reference[]): AskedRepository[] {
  const asked = new Map<string, { repository: Repository; revisions: Set<string> }>();
  for (const { kind, repo, revision } of references) {
    if (kind !== 'model' && kind !== 'dataset' && kind !== 'space') continue;
    if (repo === null || !isRepositoryId(repo)) continue;
    const repository = { kind, id: repo };
    const key = repositoryKey(repository);
    const known = asked.get(key) ?? { repository, revisions: new Set() };
    if (revision !== null) known.revisions.add(revision);
    asked.set(key, known);
  }
  return [...asked.values()].map(({ repository, revisions }) => ({ repository, revisions: [...revisions] }));
}

/**
 * Asks the Hub what rules and hovers want to know of a repository: how it stands, its refs, the history of main, and
 * where the named revisions lie. What it does not tell, or tells only in more requests than one repository is worth,
 * stays unknown.
 * @throws HubError where the Hub could not be asked
 */
export async function learnRepository(
  { repository, revisions }: AskedRepository,
  resolver: Resolver,
  signal?: AbortSignal,
): Promise<RepositoryFacts> {
  const facts = await resolver.describe(repository, signal);
  const { card } = facts;
  if (facts.state !== 'found' || card === undefined) return facts;
  const today: Repository = { kind: repository.kind, id: card.id };
  const refs = await unlessHidden(resolver.listRefs(today, signal));
  const search = new HistorySearch(today, resolver, signal);
  const pins = revisions.filter((revision) => isPin(revision) && revision !== card.sha);
  if (pins.length > 0) await search.list(mainRef);
  const missing = () =>
    pins.filter((sha) => !search.has(sha) && !published(refs).some((ref) => ref.sha === sha));
  if (search.isWhole(mainRef))
    await search.listUntil(published(refs), mostRefs, () => missing().length === 0);
  const named = revisions.filter(
    (revision) => !isPin(revision) && !refs?.some((ref) => isCalled(ref, revision)),
  );
  const asked: RevisionFacts[] = [];
  for (const revision of [...missing(), ...named].slice(0, mostRevisions)) {
    const found = await askRevision(today, revision, resolver, signal);
    if (found !== undefined) asked.push(found);
  }
  const pulls = pullRequests(refs);
  const stray = asked.flatMap(({ sha, revision }) =>
    sha === revision && search.isWhole(mainRef) && !pulls.some((pull) => pull.sha === sha) ? [sha] : [],
  );
  await search.listUntil(pulls, mostPullRequests, () => stray.every((sha) => search.has(sha)));
  return {
    ...facts,
    ...(refs === undefined ? {} : { refs }),
    ...(search.histories.length === 0 ? {} : { histories: search.histories }),
    ...(asked.length === 0 ? {} : { revisions: asked }),
  };
}

/** The commits whose files rules compare: those that are pinned, and main's where one of them is older. */
export function commitsToList(facts: RepositoryFacts | undefined, revisions: readonly string[]): string[] {
  const gone = (sha: string) =>
    facts?.revisions?.some(({ revision, state }) => revision === sha && state === 'not-found') === true;
  const pins = revisions.filter((revision) => isPin(revision) && !gone(revision));
  const main = facts?.histories?.find(({ ref }) => ref === mainRef)?.commits ?? [];
  const head = main[0]?.sha;
  const isStale = pins.some((sha) => sha !== head && main.some((commit) => commit.sha === sha));
  return [...new Set([...pins, ...(isStale && head !== undefined ? [head] : [])])];
}

/** The histories of refs, each listed once. */
class HistorySearch {
  readonly histories: RefHistory[] = [];
  readonly #seen = new Set<string>();
  readonly #repository: Repository;
  readonly #resolver: Resolver;
  readonly #signal: AbortSignal | undefined;

  constructor(repository: Repository, resolver: Resolver, signal: AbortSignal | undefined) {
    this.#repository = repository;
    this.#resolver = resolver;
    this.#signal = signal;
  }

  has(sha: string): boolean {
    return this.#seen.has(sha);
  }

  isWhole(ref: string): boolean {
    return this.histories.some((history) => history.ref === ref && history.complete);
  }

  async list(ref: string): Promise<void> {
    const name = ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : ref;
    const revision = name.startsWith('refs/tags/') ? name.slice('refs/tags/'.length) : name;
    const listed = await unlessHidden(
      this.#resolver.listCommits(this.#repository, revision, mostCommits, this.#signal),
    );
    if (listed === undefined) return;
    const commits = listed.map(({ sha, date }) => ({ sha, ...(date === undefined ? {} : { date }) }));
    this.histories.push({ ref, commits, complete: commits.length < mostCommits });
    for (const { sha } of commits) this.#seen.add(sha);
  }

  /** Lists the refs that lead to commits not seen yet, one after the other. */
  async listUntil(refs: readonly HubRef[], most: number, isEnough: () => boolean): Promise<void> {
    let count = 0;
    for (const { ref, sha } of refs) {
      if (isEnough() || count >= most) return;
      if (this.#seen.has(sha)) continue;
      count += 1;
      await this.list(ref);
    }
  }
}

/** What the owners of a repository made, without pull requests, that anybody may open. */
function published(refs: readonly HubRef[] | undefined): readonly HubRef[] {
  return (refs ?? []).filter(({ kind }) => kind !== 'pull-request');
}

function pullRequests(refs: readonly HubRef[] | undefined): readonly HubRef[] {
  return (refs ?? []).filter(({ kind }) => kind === 'pull-request').toReversed();
}

function isCalled({ name, ref, kind }: HubRef, revision: string): boolean {
  return ref === revision || (name === revision && (kind === 'branch' || kind === 'tag'));
}

async function askRevision(
  repository: Repository,
  revision: string,
  resolver: Resolver,
  signal: AbortSignal | undefined,
): Promise<RevisionFacts | undefined> {
  try {
    const { sha, date, source } = await resolver.resolve(repository, revision, signal);
    if (source === 'cache') return undefined;
    return { revision, state: 'found', sha, ...(date === undefined ? {} : { date }) };
  } catch (error) {
    if (error instanceof HubError && error.code === 'revision-not-found')
      return { revision, state: 'not-found' };
    if (isHidden(error)) return undefined;
    throw error;
  }
}

/** Answers that say no for this question only: a gated repository, a mirror without that request. */
const hidden: readonly HubErrorCode[] = [
  'repository-not-found',
  'revision-not-found',
  'entry-not-found',
  'private-or-missing',
  'gated',
  'forbidden',
  'bad-answer',
];

function isHidden(error: unknown): boolean {
  return error instanceof HubError && hidden.includes(error.code);
}

async function unlessHidden<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (isHidden(error)) return undefined;
    throw error;
  }
}
