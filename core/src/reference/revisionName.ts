// What git forbids in a ref name, and what could end a comment or a string in a source text.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused.
const forbidden = /[\u0000-\u0020\u007f-\u009f\u2028\u2029~^:?*[\]\\"'`{}<>|;$#]|\.\.|@\{|\/\/|\.lock(\/|$)/;
const LONGEST_NAME = 255;

/**
 * True for a name that a branch, tag or ref can have and that can stand in a comment or a URL without harm.
 * Stricter than `git check-ref-format`: quotes and the like, which git allows, are refused too.
 */
export function isRevisionName(name: string): boolean {
  if (name === '' || name.length > LONGEST_NAME || forbidden.test(name)) return false;
  return !/^[-./]|[./]$/.test(name) && !name.split('/').some((part) => part.startsWith('.'));
}
