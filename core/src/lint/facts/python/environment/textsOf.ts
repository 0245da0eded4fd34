import type { Value } from '../value.ts';

/** A value as a text, and whether something else may be there at run time. */
export interface KnownText {
  readonly text: string;
  readonly value: Value;
}

/** The texts that a value may be, as far as they are known: a number and a truth value as `str` writes them. */
export function textsOf(value: Value): readonly KnownText[] {
  switch (value.kind) {
    case 'string':
      return [{ text: value.value, value }];
    case 'number':
      return [{ text: value.text, value }];
    case 'boolean':
      return [{ text: value.value ? 'True' : 'False', value }];
    case 'alternatives':
      return value.values.flatMap(textsOf);
    default:
      return [];
  }
}
