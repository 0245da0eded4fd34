import type { RepositoryKind } from '../reference/repository.ts';
import type { RepositoryCard } from '../reference/repositoryFacts.ts';
import { isRepositoryId } from '../reference/repositoryId.ts';
import { asRecord, malformed, readDate, readSha } from './answers.ts';

const commonFields = ['sha', 'lastModified', 'createdAt', 'private', 'tags'] as const;

/** What to ask for by `expand`: a field that the Hub does not have for that kind would be an error (400). */
export const cardFields: Readonly<Record<RepositoryKind, readonly string[]>> = {
  model: [...commonFields, 'gated', 'downloads', 'library_name'],
  dataset: [...commonFields, 'gated', 'downloads'],
  space: commonFields,
};

/** Tags that are kept; a card may carry hundreds. */
const mostTags = 100;

/** The answer of `/api/<kind>s/<id>`. */
export function readCard(answer: unknown): RepositoryCard {
  const said = asRecord(answer, 'a repository');
  const { id, downloads, library_name: libraryName } = said;
  if (typeof id !== 'string' || !isRepositoryId(id)) throw malformed('a repository id');
  const [lastModified, createdAt] = [readDate(said.lastModified), readDate(said.createdAt)];
  const tags = (Array.isArray(said.tags) ? said.tags : []).filter((tag) => typeof tag === 'string');
  const license = tags.find((tag) => tag.startsWith('license:'))?.slice('license:'.length);
  return {
    id,
    sha: readSha(said.sha),
    gated: said.gated === 'auto' || said.gated === 'manual' || said.gated === true,
    private: said.private === true,
    tags: tags.slice(0, mostTags),
    ...(lastModified === undefined ? {} : { lastModified }),
    ...(createdAt === undefined ? {} : { createdAt }),
    ...(license === undefined || license === '' ? {} : { license }),
    ...(typeof downloads === 'number' && Number.isSafeInteger(downloads) ? { downloads } : {}),
    ...(typeof libraryName === 'string' ? { libraryName } : {}),
  };
}
