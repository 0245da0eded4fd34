import type { Repository } from '../../../core/src/reference/repository.ts';

/**
 * Client to server, a request: ask the Hub now, since the user said so, about one repository or about all that a
 * document names. The facts then stand in hovers and findings.
 */
export interface LookUpMessage {
  readonly method: 'modelWarden/lookUp';
  readonly params: { readonly repository: Repository; readonly revision?: string } | { readonly uri: string };
  readonly result: {
    /** Repositories that the Hub answered about. */
    readonly known: readonly Repository[];
    /** Why it did not answer about others, each reason once; for people. */
    readonly problems: readonly string[];
  };
}
