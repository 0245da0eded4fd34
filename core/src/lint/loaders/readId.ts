import { parseGithubReference } from '../../reference/githubReference.ts';
import { parseHubUrl } from '../../reference/hubUrl.ts';
import { isLocalPath } from '../../reference/localPath.ts';
import type { ReferenceKind } from '../../reference/reference.ts';
import { isRepositoryId } from '../../reference/repositoryId.ts';
import type { Span } from '../../text/range.ts';
import type { RepositoryParameter } from './loader.ts';

/** What an id argument names. */
export type ReadId =
  | {
      readonly names: 'repository';
      readonly kind: ReferenceKind;
      readonly id: string;
      readonly inline?: InlineRevision;
    }
  /** A folder or file on disk, or a name that the library resolves by itself. */
  | { readonly names: 'nothing-remote' };

/** The revision inside the id text; an empty span at the place where one can be written. */
export interface InlineRevision {
  readonly revision: string | null;
  readonly span: Span;
  /** Written before a revision that was not there: `@` or `:`. */
  readonly separator: string;
}

const nothing: ReadId = { names: 'nothing-remote' };

/** Reads an id in the loader's own notation. `exists` tells of folders beside the file: they win over Hub ids. */
export function readId(
  text: string,
  parameter: RepositoryParameter,
  exists: (path: string) => boolean,
): ReadId {
  switch (parameter.notation) {
    case 'github':
      return readGithub(text);
    case 'hf-hub':
      return /^hf[-_]hub:/.test(text) ? readAddress(text) : nothing;
    case 'hf-uri':
      return text.startsWith('hf://') ? readAddress(text) : nothing;
    case 'hub-url':
      return readAddress(text);
    case 'id':
      if (text.startsWith('hf://')) return readAddress(text);
      return readPlain(text, parameter, exists);
  }
}

function readPlain(text: string, parameter: RepositoryParameter, exists: (path: string) => boolean): ReadId {
  if (parameter.builtIn?.has(text) || isLocalPath(text, exists) || !isRepositoryId(text)) return nothing;
  const bare = !text.includes('/');
  const id = bare && parameter.defaultOwner !== undefined ? `${parameter.defaultOwner}/${text}` : text;
  return { names: 'repository', kind: parameter.kind, id };
}

function readGithub(text: string): ReadId {
  const address = parseGithubReference(text);
  if (address === undefined) return nothing;
  const inline = { revision: address.revision, span: address.revisionSpan, separator: ':' };
  return { names: 'repository', kind: 'github', id: address.repository, inline };
}

function readAddress(text: string): ReadId {
  const address = parseHubUrl(text);
  if (address === undefined) return nothing;
  const { kind, id } = address.repository;
  if (address.revisionSpan === null) return { names: 'repository', kind, id };
  const inline = { revision: address.revision, span: address.revisionSpan, separator: address.separator };
  return { names: 'repository', kind, id, inline };
}
