import type { Span } from '../text/range.ts';

/** `owner/name[:ref]` as `torch.hub` takes it. */
export interface GithubReference {
  /** `owner/name`. */
  readonly repository: string;
  /** A branch, tag or commit; `null`: the default branch. */
  readonly revision: string | null;
  /** The revision in the text; empty at its end where it names none. */
  readonly revisionSpan: Span;
}

const form = /^([A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\/[A-Za-z0-9._-]+)(?::(\S+))?$/;

/** Reads the first argument of `torch.hub.load`; `undefined` where it is a path or something else. */
export function parseGithubReference(text: string): GithubReference | undefined {
  const match = form.exec(text);
  const repository = match?.[1];
  if (repository === undefined || repository.endsWith('/.') || repository.endsWith('/..')) return undefined;
  const revision = match?.[2] ?? null;
  return {
    repository,
    revision,
    revisionSpan: { start: text.length - (revision?.length ?? 0), end: text.length },
  };
}
