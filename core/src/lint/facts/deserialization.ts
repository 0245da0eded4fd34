import type { Span } from '../../text/range.ts';
import type { Deserializer } from '../loaders/deserializers.ts';
import type { SourceChange, Stated } from './modelLoad.ts';

/** One call that reads a file in a format which can run code. */
export interface Deserialization {
  readonly deserializer: Deserializer;
  readonly callable: string;
  readonly calleeSpan: Span;
  readonly callSpan: Span;
  /** The function that gave the path, where the file was downloaded: `huggingface_hub.hf_hub_download`. */
  readonly downloadedBy: string | undefined;
  /** The path, where it is a constant. */
  readonly fileName: Stated<string> | undefined;
  readonly weightsOnly: Stated<boolean | 'absent' | 'unknown'>;
  readonly pickleModule: Stated<'given' | 'absent' | 'unknown'>;
  /** The argument without which the call would be harmless. */
  readonly unsafeArgument: Span | undefined;
  addWeightsOnly(): SourceChange | undefined;
  /** Takes out what makes the call unsafe: an argument, or the call itself where it does nothing else. */
  removeDanger(): SourceChange | undefined;
}
