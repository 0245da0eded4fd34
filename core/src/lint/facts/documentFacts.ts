import type { SourceDocument } from '../../source/document.ts';
import type { Deserialization } from './deserialization.ts';
import type { ModelLoad } from './modelLoad.ts';

/** What the rules see of one document, in the order of the text; the same shape for every language. */
export interface DocumentFacts {
  readonly document: SourceDocument;
  readonly loads: readonly ModelLoad[];
  readonly deserializations: readonly Deserialization[];
}
