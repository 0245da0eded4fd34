/**
 * Folds letters that look the same in many typefaces: `0` and `o`, `1`, `l` and `i`, `rn` and `m`, `vv` and `w`. Other
 * scripts need no folding: the clients refuse an id that is not ASCII before they ask (huggingface_hub, validate_repo_id).
 * @param text in lower case.
 */
export function lookAlikeKey(text: string): string {
  return text.replaceAll('rn', 'm').replaceAll('vv', 'w').replaceAll('0', 'o').replaceAll(/[1l]/g, 'i');
}
