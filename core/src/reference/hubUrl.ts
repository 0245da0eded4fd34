import type { Span } from '../text/range.ts';
import type { Repository, RepositoryKind } from './repository.ts';
import { isRepositoryId } from './repositoryId.ts';

/** A repository named by a URL or a scheme of the Hub, and where its revision stands in that text. */
export interface HubAddress {
  readonly form: 'https' | 'hf' | 'hf-hub';
  readonly repository: Repository;
  /** Decoded; `null` where the text names none. */
  readonly revision: string | null;
  /** The revision in the text; empty at the place where one can be written; `null` where none can. */
  readonly revisionSpan: Span | null;
  /** What a revision written into an empty `revisionSpan` must follow, e.g. `@`. */
  readonly separator: '' | '@';
  /** The file inside the repository, decoded. */
  readonly path?: string;
}

const publicEndpoints: readonly string[] = [
  'https://huggingface.co',
  'https://www.huggingface.co',
  'https://hf.co',
];
const kindOfPrefix: Readonly<Record<string, RepositoryKind>> = {
  models: 'model',
  datasets: 'dataset',
  spaces: 'space',
};
const verbs = new Set(['resolve', 'blob', 'raw', 'tree']);
// First segments of pages of the Hub's site that are no owners of repositories.
const sitePages = new Set(
  'api blog buckets chat collections docs enterprise join kernels learn login models new organizations papers posts pricing search settings support tasks'.split(
    ' ',
  ),
);
// Refs with slashes that clients accept verbatim (`SPECIAL_REFS_REVISION_REGEX` of huggingface_hub).
const specialRef = /^refs\/(?:pr\/\d+|convert\/\w+)(?=\/|$)/;

/**
 * Reads `https://huggingface.co/[datasets/|spaces/]owner/name[/resolve|blob|raw|tree/<revision>/path]`,
 * `hf://[datasets/|spaces/|models/]owner/name[@revision][/path]` (KServe writes `:` for `@`), and
 * `hf-hub:owner/name[@revision]`. `undefined` for everything else.
 * @param endpoints further Hubs by their URL, e.g. a mirror with a path prefix
 */
export function parseHubUrl(text: string, endpoints: readonly string[] = []): HubAddress | undefined {
  const scheme = /^(?:hf-hub|hf_hub):/.exec(text);
  if (scheme) return parseNamed(text, scheme[0].length, 'hf-hub');
  if (text.startsWith('hf://')) return parseNamed(text, 'hf://'.length, 'hf');
  return parseWeb(text, endpoints);
}

/** The same text with another revision; the text itself where it can carry none. */
export function withRevision(text: string, address: HubAddress, revision: string): string {
  const span = address.revisionSpan;
  if (span === null) return text;
  const written = address.form === 'https' ? revision.replaceAll('/', '%2F') : revision;
  const separator = span.start === span.end ? address.separator : '';
  return text.slice(0, span.start) + separator + written + text.slice(span.end);
}

function parseNamed(text: string, start: number, form: 'hf' | 'hf-hub'): HubAddress | undefined {
  let at = start;
  let kind: RepositoryKind = 'model';
  if (form === 'hf') {
    const prefix = /^(models|datasets|spaces)\//.exec(text.slice(at))?.[1];
    if (prefix !== undefined) {
      kind = kindOfPrefix[prefix] ?? 'model';
      at += prefix.length + 1;
    } else if (/^(buckets|kernels)\//.test(text.slice(at))) return undefined;
  }
  const id = /^[^/@:\s]+(?:\/[^/@:\s]+)?/.exec(text.slice(at))?.[0];
  if (id === undefined || !isRepositoryId(id)) return undefined;
  at += id.length;
  const repository: Repository = { kind, id };
  if (text[at] !== '@' && text[at] !== ':') {
    if (at < text.length && text[at] !== '/') return undefined;
    const empty = { start: at, end: at };
    return { form, repository, revision: null, revisionSpan: empty, separator: '@', ...pathAfter(text, at) };
  }
  const revision = readRevision(text, at + 1);
  if (revision === undefined) return undefined;
  const { span } = revision;
  return {
    form,
    repository,
    revision: revision.value,
    revisionSpan: span,
    separator: '',
    ...pathAfter(text, span.end),
  };
}

function parseWeb(text: string, endpoints: readonly string[]): HubAddress | undefined {
  const base = endpointOf(text, endpoints);
  if (base === undefined) return undefined;
  const end = /[?#]/.exec(text)?.index ?? text.length;
  const segments = segmentsOf(text, base.length, end);
  const prefix = segments[0]?.text ?? '';
  const kind = kindOfPrefix[prefix];
  if (kind !== undefined) segments.shift();
  if (kind === undefined && sitePages.has(prefix)) return undefined;
  const verbAt = [2, 1].find((index) => verbs.has(segments[index]?.text ?? ''));
  const id = segments.slice(0, verbAt ?? segments.length).map((part) => part.text);
  if (verbAt === undefined && id.length !== 2) return undefined;
  const repository: Repository = { kind: kind ?? 'model', id: id.join('/') };
  if (!isRepositoryId(repository.id)) return undefined;
  const first = verbAt === undefined ? undefined : segments[verbAt + 1];
  const revision = first && readRevision(text.slice(0, end), first.start);
  if (revision === undefined) {
    return { form: 'https', repository, revision: null, revisionSpan: null, separator: '' };
  }
  const { span, value } = revision;
  return {
    form: 'https',
    repository,
    revision: value,
    revisionSpan: span,
    separator: '',
    ...pathAfter(text.slice(0, end), span.end),
  };
}

function endpointOf(text: string, endpoints: readonly string[]): string | undefined {
  const written = text.replace(/^http:/, 'https:');
  for (const endpoint of publicEndpoints) {
    if (written.startsWith(`${endpoint}/`))
      return text.slice(0, text.length - written.length + endpoint.length);
  }
  const own = endpoints.map((endpoint) => endpoint.replace(/\/+$/, ''));
  return own.find((endpoint) => text.startsWith(`${endpoint}/`));
}

function segmentsOf(text: string, from: number, end: number): { text: string; start: number }[] {
  return [...text.slice(from, end).matchAll(/[^/]+/g)].map((match) => ({
    text: match[0],
    start: from + match.index,
  }));
}

function readRevision(text: string, start: number): { value: string; span: Span } | undefined {
  const rest = text.slice(start);
  const raw = specialRef.exec(rest)?.[0] ?? /^[^/\s]+/.exec(rest)?.[0];
  const value = raw === undefined ? undefined : decode(raw);
  if (raw === undefined || value === undefined) return undefined;
  return { value, span: { start, end: start + raw.length } };
}

function pathAfter(text: string, at: number): { path?: string } {
  if (text[at] !== '/' || at + 1 >= text.length) return {};
  const path = decode(text.slice(at + 1));
  return path === undefined ? {} : { path };
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
