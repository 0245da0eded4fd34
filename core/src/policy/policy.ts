import type { RuleSlug } from '../finding/ruleCatalogue.ts';
import type { SeverityLevel } from '../finding/severity.ts';
import type { Repository } from '../reference/repository.ts';
import type { Range } from '../text/range.ts';
import { noSettings, type PolicySettings } from './policySettings.ts';
import type { Signer } from './signer.ts';

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
  /** SHA-256 of files by their paths; under a `sha256_<file>` key the path may have `_` for other characters. */
  readonly files?: ReadonlyMap<string, string>;
  /** SHA-256 of the Python files that were reviewed, by their paths. */
  readonly remoteCodeFiles?: ReadonlyMap<string, string>;
  /** Whose signature its files carry. */
  readonly signer?: Signer;
  /** Why it is used. */
  readonly reason?: string;
  /** Where the entry stands in the manifest. */
  readonly range: Range;
  /** Where its id and its revision stand; those of an entry that lacks them are absent. */
  readonly idRange?: Range;
  readonly revisionRange?: Range;
  readonly expiresRange?: Range;
}

/** A finding that somebody accepted; every condition that is given must hold. */
export interface PolicyException {
  readonly rule: RuleSlug | null;
  /** Glob against the path from the manifest's folder, `/` separated. */
  readonly path?: string;
  readonly model?: string;
  /** Of the file whose contents are accepted; such an exception says nothing of source text. */
  readonly sha256?: string;
  readonly reason: string;
  readonly approvedBy?: string;
  readonly expires?: string;
  readonly range: Range;
  readonly expiresRange?: Range;
}

export interface PolicyProblem {
  readonly message: string;
  readonly range: Range;
  /** What probably was meant there, where one word is wrong. */
  readonly meant?: string;
  /** True for what a person owes the manifest, not its form: a reason. */
  readonly lacksReason?: boolean;
}

/** The effective policy for a file: what a manifest says, or nothing. */
export interface Policy {
  /** Path of the manifest, `null` for none. */
  readonly source: string | null;
  /** The manifest as a document that a fix may change: absent for one that was given from elsewhere. */
  readonly manifest?: { readonly path: string; readonly text: string };
  /**
   * False where the workspace is not trusted, or the manifest cannot be read for certain: it then only tightens.
   */
  readonly trusted: boolean;
  readonly rules: ReadonlyMap<RuleSlug, SeverityLevel>;
  readonly models: readonly ApprovedModel[];
  readonly exceptions: readonly PolicyException[];
  /** Days that a commit must be old before `pin` takes it. */
  readonly minimumAge?: number;
  readonly settings: PolicySettings;
  readonly problems: readonly PolicyProblem[];
}

export const noPolicy: Policy = {
  source: null,
  trusted: true,
  rules: new Map(),
  models: [],
  exceptions: [],
  settings: noSettings,
  problems: [],
};
