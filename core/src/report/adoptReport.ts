import type { Reference } from '../reference/reference.ts';
import type { ToolVersion } from './lintReport.ts';
import type { ManifestChange } from './pinReport.ts';

/** What `adopt` has written. Paths are display paths. */
export interface AdoptReport {
  readonly tool: ToolVersion;
  /** Absent where nothing is pinned, so that there is nothing to write. */
  readonly manifest?: ManifestChange;
  /** The repositories whose files lay in the Hub cache and were hashed. */
  readonly hashed: readonly string[];
  readonly baseline: { readonly path: string; readonly findings: number };
  /** References that the manifest cannot name: it approves commits. */
  readonly unpinned: readonly Pick<Reference, 'path' | 'range' | 'repo' | 'revisionState'>[];
}
