import type { TextPlace } from '../finding/finding.ts';
import type { SkippedFile } from '../lint/result.ts';
import type { Repository } from '../reference/repository.ts';
import type { ToolVersion } from './lintReport.ts';

/** What a `pin` run did. */
export interface PinReport {
  readonly tool: ToolVersion;
  readonly files: number;
  readonly skipped: readonly SkippedFile[];
  readonly pinned: readonly PinnedReference[];
  readonly failed: readonly UnpinnedReference[];
  readonly manifest?: ManifestChange;
}

export interface PinnedReference {
  /** Where the reference stood before the edit. */
  readonly place: TextPlace;
  readonly repository: Repository;
  /** The id that the Hub answered for, where it is another. */
  readonly renamedTo?: string;
  readonly sha: string;
  /** The commit before, where a pin was moved. */
  readonly previous?: string;
  /** The name that led to the commit. */
  readonly name?: string;
  /** ISO 8601 date of the commit. */
  readonly date?: string;
  readonly source: 'manifest' | 'workspace' | 'hub' | 'cache';
  /** ISO 8601 time at which the answer was true. */
  readonly asOf?: string;
}

export interface UnpinnedReference {
  readonly place: TextPlace;
  readonly repo: string | null;
  readonly reason: string;
}

export interface ManifestChange {
  readonly path: string;
  readonly added: readonly string[];
  readonly updated: readonly string[];
}
