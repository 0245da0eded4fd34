import type { SourceDocument } from '../../source/document.ts';
import type { CellMagicLine } from '../../source/notebook/magicLine.ts';
import type { Deserialization } from './deserialization.ts';
import type { EnvironmentSetting, StatedAddress } from './environment.ts';
import type { ModelLoad } from './modelLoad.ts';

/** What the rules see of one document, in the order of the text; the same shape for every language. */
export interface DocumentFacts extends VariableFacts {
  readonly document: SourceDocument;
  /** The text as people wrote it; as long as the document's, in which a notebook's magics are masked. */
  readonly written: string;
  /** Lines of a notebook that are no Python; spans as in the document. */
  readonly magics: readonly CellMagicLine[];
  readonly loads: readonly ModelLoad[];
  readonly deserializations: readonly Deserialization[];
}

/** What a text says of the environment and of addresses, whatever kind of text it is. */
export interface VariableFacts {
  readonly settings: readonly EnvironmentSetting[];
  readonly addresses: readonly StatedAddress[];
}
