import { ByteReadError } from '../bytes/byteSource.ts';
import { FileSource } from '../bytes/fileSource.ts';
import { type InspectedFile, inspectContents } from './inspectContents.ts';

/** A file to inspect. */
export interface InspectionRequest {
  /** Absolute; what is opened. */
  readonly path: string;
  /** Its path in the model, `/` separated: what was expected. */
  readonly name: string;
  /** Bytes, as last seen; only for progress and for sharing out the work. */
  readonly size: number;
}

/** Inspects files wherever that is done: in this thread or on others. */
export interface Inspector {
  /**
   * One verdict for each request, in the order of the requests. What goes wrong with a file is its verdict.
   * @throws the signal's reason when it is aborted
   */
  inspect(requests: readonly InspectionRequest[], options?: InspectorOptions): Promise<InspectedFile[]>;
}

export interface InspectorOptions {
  readonly signal?: AbortSignal;
  /** Dotted names in pickles that the policy accepts beside the allow list. */
  readonly acceptedNames?: readonly string[];
  /** Tells how many bytes of all requests are done. */
  onProgress?(bytes: number): void;
}

/**
 * What a file on disk holds. One that cannot be read is `undecidable`.
 * @throws the signal's reason when it is aborted
 */
export async function inspectFile(
  { path, name, size }: InspectionRequest,
  { signal, acceptedNames = [] }: InspectorOptions = {},
): Promise<InspectedFile> {
  try {
    const source = await FileSource.open(path);
    try {
      return await inspectContents(source, name, signal, new Set(acceptedNames));
    } finally {
      await source.close();
    }
  } catch (fault) {
    if (!(fault instanceof ByteReadError)) throw fault;
    return notInspected(size, fault.message);
  }
}

/** The verdict on a file that nobody could look into, for the reason given. */
export function notInspected(size: number, reason: string): InspectedFile {
  return { format: 'unreadable', state: 'undecidable', reason, findings: [], size, bytesRead: 0 };
}
