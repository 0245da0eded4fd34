import type { Reference } from '../reference/reference.ts';
import type { Range } from '../text/range.ts';
import type { Fix } from './fix.ts';
import type { RuleSlug } from './ruleCatalogue.ts';
import type { Severity } from './severity.ts';

/** A place in a text document. */
export interface TextPlace {
  readonly path: string;
  /** Counts code cells from 1 where the document is a notebook. */
  readonly cell?: number;
  readonly range: Range;
  /** Where a range in a cell stands in the notebook's file, where that is on disk. */
  readonly inFile?: Range;
}

/** A place in the bytes of a model file; `member` names the path inside containers. */
export interface BytePlace {
  readonly path: string;
  readonly member?: string;
  readonly offset?: number;
}

export interface RelatedPlace extends TextPlace {
  readonly message: string;
}

/** One rule broken at one place: in a text (`range`) or in a file's bytes (`offset`). */
export interface Finding<Place extends TextPlace | BytePlace = TextPlace | BytePlace> {
  readonly rule: RuleSlug;
  readonly severity: Severity;
  /** What, why it matters here, and what the fix writes. Any token in it is masked. */
  readonly message: string;
  readonly place: Place;
  /** Where the values came from. */
  readonly related: readonly RelatedPlace[];
  readonly fixes: readonly Fix[];
  readonly reference?: Reference;
  readonly evidence?: string;
}

export type TextFinding = Finding<TextPlace>;
export type ByteFinding = Finding<BytePlace>;
