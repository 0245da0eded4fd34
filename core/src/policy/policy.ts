import type { RuleSlug } from '../finding/ruleCatalogue.ts';
import type { SeverityLevel } from '../finding/severity.ts';
import type { Repository } from '../reference/repository.ts';
import type { Range } from '../text/range.ts';

/** An approved model of the manifest. */
export interface ApprovedModel {
  readonly repository: Repository;
  /** As written; only a full SHA approves anything. */
  readonly revision: string | null;
  /** The human name of the revision: a branch or tag. */
  readonly ref?: string;
  readonly approvedBy?: string;
  /** ISO 8601 dates. */
  readonly approvedDate?: string;
  readonly expires?: string;
  /** True where the entry approves the repository's code at that revision. */
  readonly remoteCodeApproved: boolean;
  /** Where the entry stands in the manifest. */
  readonly range: Range;
}

/** A finding that somebody accepted; every condition that is given must hold. */
export interface PolicyException {
  readonly rule: RuleSlug | null;
  /** Glob against the path from the manifest's folder, `/` separated. */
  readonly path?: string;
  readonly model?: string;
  readonly reason: string;
  readonly approvedBy?: string;
  readonly expires?: string;
  readonly range: Range;
}

export interface PolicyProblem {
  readonly message: string;
  readonly range: Range;
}

/** The effective policy for a file: what a manifest says, or nothing. */
export interface Policy {
  /** Path of the manifest, `null` for none. */
  readonly source: string | null;
  /**
   * False where the workspace is not trusted, or the manifest cannot be read for certain: it then only tightens.
   */
  readonly trusted: boolean;
  readonly rules: ReadonlyMap<RuleSlug, SeverityLevel>;
  readonly models: readonly ApprovedModel[];
  readonly exceptions: readonly PolicyException[];
  /** Days that a commit must be old before `pin` takes it. */
  readonly minimumAge?: number;
  readonly problems: readonly PolicyProblem[];
}

export const noPolicy: Policy = {
  source: null,
  trusted: true,
  rules: new Map(),
  models: [],
  exceptions: [],
  problems: [],
};
