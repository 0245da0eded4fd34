import type { TextPlace } from '../finding/finding.ts';

/** `path:line:column` for people and editors, from 1; a notebook's cell stands before them. */
export function placeLabel({ path, cell, range }: TextPlace): string {
  const position = `${range.start.line + 1}:${range.start.character + 1}`;
  return cell === undefined ? `${path}:${position}` : `${path}:cell ${cell}:${position}`;
}
