import type { Argument } from './boundCall.ts';

/** The id of a load; one call loads several where a loop or a condition chooses among literals. */
export interface ChosenId extends Argument {
  /** No argument of the call can be set for this id alone. */
  readonly isOneOfSeveral?: boolean;
}
