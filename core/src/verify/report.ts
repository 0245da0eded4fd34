import type { ContentFinding, ContentsState } from '../finding/contentFinding.ts';

/** The verdict on a model: nothing is `verified` because something could not be established. */
export type ModelVerdict = 'verified' | 'failed' | 'incomplete';

/** In the order in which they run. */
export const checkIds = ['integrity', 'contents', 'signature', 'provenance', 'license', 'manifest'] as const;
export type CheckId = (typeof checkIds)[number];

export type CheckState = 'passed' | 'failed' | 'incomplete' | 'skipped';

/** A rule broken by one file of the model. */
export interface CheckFinding extends ContentFinding {
  /** In the model, `/` separated; unescaped. */
  readonly path: string;
}

/** One ordered step of verification. */
export interface CheckResult {
  readonly id: CheckId;
  readonly state: CheckState;
  readonly required: boolean;
  /** One sentence or two, for people. */
  readonly message: string;
  readonly findings: readonly CheckFinding[];
}

/** What says what a file must be, from the strongest on. */
export const coverSources = ['hub', 'manifest', 'tree-list', 'cache-name'] as const;
export type CoverSource = (typeof coverSources)[number];

export interface VerifiedFile {
  /** In the model, `/` separated; unescaped. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** `null` where the bytes were not hashed. */
  readonly sha256: string | null;
  /** By content; `unreadable` where nothing could be told. */
  readonly format: string;
  readonly inLoadSet: boolean;
  readonly contents: ContentsState;
  /** What the bytes were compared with and match: a `CoverSource`, or the file name of a signature. */
  readonly coveredBy: readonly string[];
}

export type SignatureState =
  | 'verified'
  | 'partial'
  | 'untrusted-signer'
  | 'invalid'
  | 'unverifiable'
  | 'unsigned';

export interface VerifiedSignature {
  readonly file: string;
  readonly scheme: string;
  readonly state: SignatureState;
  readonly identity?: string;
  readonly issuer?: string;
  /** ISO 8601. */
  readonly signedAt?: string;
  /** What proves that time. */
  readonly timeProof?: string;
  /** Paths of files. */
  readonly covered: readonly string[];
  readonly uncovered: readonly string[];
  readonly message: string;
}

export interface VerifiedProvenance {
  readonly file: string;
  readonly state: SignatureState;
  readonly builder: string | null;
  readonly source: string | null;
  /** Of SLSA. */
  readonly level: number | null;
  /** What the statement does not say, for people. */
  readonly missing: readonly string[];
}

/** Something that a good verdict does not stand on. */
export interface NotChecked {
  readonly what: string;
  readonly why: string;
}

/** The result of verifying one model. */
export interface VerifyReport {
  /** ISO 8601. */
  readonly startedAt: string;
  readonly policy: { readonly source: string | null; readonly trusted: boolean };
  readonly model: { readonly path?: string; readonly repo?: string; readonly revision?: string };
  readonly verdict: ModelVerdict;
  readonly checks: readonly CheckResult[];
  readonly files: readonly VerifiedFile[];
  readonly signatures: readonly VerifiedSignature[];
  readonly provenance: readonly VerifiedProvenance[];
  readonly notChecked: readonly NotChecked[];
}
