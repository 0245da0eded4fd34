import type { ByteSource } from '../bytes/byteSource.ts';
import type { ContentsVerdict } from '../finding/contentFinding.ts';
import type { FileFacts } from './fileFacts.ts';
import type { InspectionBudget } from './inspectionBudget.ts';

/** Bytes that no loader interprets. */
export interface NotRead {
  /** For people: `tensor data`. */
  readonly what: string;
  readonly bytes: number;
}

/** What a format says of some bytes. */
export interface FormatVerdict extends ContentsVerdict {
  /** What it is more exactly than the format's own id: a zip that holds a torch checkpoint. */
  readonly format?: string;
  /** Why the state is what it is where no finding says so: an unsupported version, a part that cannot be read. */
  readonly reason?: string;
  /** Parts that were not read because nothing interprets them. */
  readonly notRead?: readonly NotRead[];
  /** What the file says of itself and of other files. */
  readonly facts?: FileFacts;
}

/** The verdict on some bytes, under the name of the format that they are in. */
export interface InspectedContents extends FormatVerdict {
  /** The id of the format by content; `unknown` where none recognises it. */
  readonly format: string;
}

/** What a format is given beside the bytes. */
export interface Inspection {
  /** The path in the model, `/` separated, or in its container. It only says what was expected: content decides. */
  readonly name: string;
  readonly signal?: AbortSignal;
  /** Dotted names in pickles that the policy accepts beside the allow list. */
  readonly acceptedNames: ReadonlySet<string>;
  /** Shared by all that is found inside one file. */
  readonly budget: InspectionBudget;
  /** How many containers are around these bytes. */
  readonly depth: number;
  /**
   * Inspects bytes found inside, whatever they are; findings carry `name` before their own member. Over the budget the
   * answer is `undecidable`. Never throws for what bytes hold.
   */
  inspectInner(source: ByteSource, name: string): Promise<InspectedContents>;
}

/** What is at hand to recognise a format by. */
export interface Beginning {
  /** The first bytes, at most `beginningLength`. */
  readonly head: Uint8Array;
  readonly source: ByteSource;
  /** As in `Inspection`. */
  readonly name: string;
  readonly signal?: AbortSignal;
}

export const beginningLength = 4096;

/** One kind of file. A new one is one file (or folder) with one of these and a line in `registry.ts`. */
export interface Format {
  /** Kebab case, in reports: `safetensors`. */
  readonly id: string;
  /** Whether the bytes are in this format; by content. Text formats that have no mark may look at the name, too. */
  recognises(beginning: Beginning): boolean | Promise<boolean>;
  /**
   * What the bytes hold. Bad input is a finding and a state, never an exception.
   * @throws ByteReadError where the source cannot be read; the signal's reason where it was aborted
   */
  inspect(source: ByteSource, inspection: Inspection): Promise<FormatVerdict>;
}
