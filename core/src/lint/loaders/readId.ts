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
  const read = readNotation(text, parameter, exists);
  if (read.names === 'nothing-remote' || read.inline === undefined) return read;
  const { inlineRevision } = parameter;
  if (inlineRevision === undefined || (inlineRevision === 'read-only' && read.inline.revision !== null)) {
    return read;
  }
  return { names: 'repository', kind: read.kind, id: read.id };
}

function readNotation(
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
    case 'hf-path':
      return text.startsWith('hf://') ? readAddress(text) : readWithout('hf://', text);
    case 'hub-url':
      return text.includes('://') ? readAddress(text) : nothing;
    case 'url':
      return readUrl(text);
    case 'id@revision':
      return readIdWithRevision(text, parameter, exists);
    case 'id':
      if (text.startsWith('hf://')) return readAddress(text);
      return readPlain(text, parameter, exists);
  }
}

function readPlain(text: string, parameter: RepositoryParameter, exists: (path: string) => boolean): ReadId {
  const { builtIn, aliases, defaultOwner, ownerRequired, kind } = parameter;
  const alias = exists(text) ? undefined : aliases?.get(text);
  if (alias !== undefined) return { names: 'repository', kind, id: alias };
  if (builtIn?.has(text) || isLocalPath(text, exists) || !isRepositoryId(text)) return nothing;
  if (text.includes('/')) return { names: 'repository', kind, id: text };
  if (ownerRequired === true) return nothing;
  return { names: 'repository', kind, id: defaultOwner === undefined ? text : `${defaultOwner}/${text}` };
}

function readIdWithRevision(
  text: string,
  parameter: RepositoryParameter,
  exists: (path: string) => boolean,
): ReadId {
  const at = text.includes('@') ? text.indexOf('@') : text.length;
  const read = readPlain(text.slice(0, at), parameter, exists);
  const written = read.names === 'repository' && read.id === text.slice(0, at);
  if (!written) return read;
  const span = { start: Math.min(at + 1, text.length), end: text.length };
  return { ...read, inline: { revision: text.slice(at + 1) || null, span, separator: '@' } };
}

function readUrl(text: string): ReadId {
  const read = readAddress(text);
  if (read.names === 'repository' || !/^https?:\/\/[^/\s]+\/\S+$/.test(text)) return read;
  return { names: 'repository', kind: 'url', id: text };
}

/** Reads a text that lacks the scheme; places are told in the text as it is. */
function readWithout(scheme: string, text: string): ReadId {
  if (text.startsWith('/')) return nothing;
  const read = readAddress(scheme + text);
  if (read.names === 'nothing-remote' || read.inline === undefined) return read;
  const { start, end } = read.inline.span;
  return {
    ...read,
    inline: { ...read.inline, span: { start: start - scheme.length, end: end - scheme.length } },
  };
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
