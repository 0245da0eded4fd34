import { invisibles } from './controls.ts';

/** A value as indented JSON that is safe to look at: the same value for every parser. */
export function jsonText(value: unknown): string {
  // JSON escapes C0 and lone surrogates itself.
  return `${JSON.stringify(value, null, 2).replace(invisibles, escaped)}\n`;
}

function escaped(character: string): string {
  const units = character.split('').map((unit) => unit.charCodeAt(0));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
