import type { CheckFinding, CheckResult, CoverSource, NotChecked } from '../report.ts';

/** What hashing and comparing tells of one file. */
export interface IntegrityFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** `null` where it was not hashed: its size differs already, or it cannot be read. */
  readonly sha256: string | null;
  readonly sha256From?: 'computed' | 'cache';
  readonly coveredBy: readonly CoverSource[];
}

export interface IntegrityResult {
  readonly check: CheckResult;
  /** In the order of the folder's files. */
  readonly files: readonly IntegrityFile[];
  readonly notChecked: readonly NotChecked[];
}

/** What one file, or one name, means for the check. */
export interface FileJudgement {
  readonly path: string;
  readonly finding?: CheckFinding;
  /** The file is not what it must be. */
  readonly fails?: boolean;
  /** Why it could not be established what the file is: `nothing says what it must be`. */
  readonly open?: string;
}
