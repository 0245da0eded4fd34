/**
 * Folds letters that look the same in many typefaces: `0` and `o`, `1`, `l` and `i`, `rn` and `m`, `vv` and `w`. Other
 * scripts do not get here: an id that is not ASCII is no repository id, since the Hub has none (`isRepositoryId`).
 * @param text in lower case.
 */
export function lookAlikeKey(text: string): string {
  return text.replaceAll('rn', 'm').replaceAll('vv', 'w').replaceAll('0', 'o').replaceAll(/[1l]/g, 'i');
}
