import type { ContentsState } from '../../finding/contentFinding.ts';
import type { InspectedFile } from '../../formats/inspectContents.ts';

/** A file that was scanned. */
export interface ScannedFile extends Omit<InspectedFile, 'facts'> {
  /** From the working folder, `/` separated; unescaped. */
  readonly path: string;
  /** False where no loader that we know reads the format: then only `dangerous` counts. */
  readonly inLoadSet: boolean;
  readonly sha256?: string;
  readonly sha256From?: 'computed' | 'cache';
}

/** What `scan` tells of files and folders. */
export interface ScanReport {
  readonly tool: { readonly name: string; readonly version: string };
  readonly verdict: ContentsState;
  readonly files: readonly ScannedFile[];
  /** The day of the newest entry of the allow list. */
  readonly policyVersion: string;
}
