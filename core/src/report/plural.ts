/** `1 file`, `2 files`, `2 fixes`. */
export function plural(count: number, noun: string): string {
  const ending = noun.endsWith('x') ? 'es' : 's';
  return `${count} ${noun}${count === 1 ? '' : ending}`;
}
