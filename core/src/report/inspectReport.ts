import type { FileContents } from '../inspect/fileContents.ts';
import type { ScannedFile } from '../verify/scan/scanReport.ts';

/** What `inspect` tells of one file. */
export interface InspectReport {
  readonly tool: { readonly name: string; readonly version: string };
  /** From the working folder, `/` separated, with the member as it was asked for; unescaped. */
  readonly path: string;
  readonly contents: FileContents;
  /** The verdict on the contents; asked for once, last, since it reads the file again. */
  judge(): Promise<ScannedFile>;
  readonly signal?: AbortSignal;
}
