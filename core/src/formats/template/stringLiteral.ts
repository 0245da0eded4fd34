import { UnreadableTemplate } from './unreadableTemplate.ts';

const simple: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  "'": "'",
  '"': '"',
  '\\': '\\',
  '\n': '',
};

const escapes = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{1,3})|([\s\S]))/g;

/**
 * What stands between the quotes of a Jinja string means what Python's `unicode-escape` codec makes of it.
 * @throws UnreadableTemplate for a character by its Unicode name, which no table here knows, and for what the codec
 * refuses
 */
export function stringLiteral(written: string): string {
  if (!written.includes('\\')) return written;
  return written.replace(escapes, (whole, x, u, wide, octal, other: string | undefined) => {
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
    const hex = x ?? u ?? wide;
    if (hex !== undefined) return codePoint(Number.parseInt(hex, 16));
    if (other === 'N' || other === 'x' || other === 'u' || other === 'U')
      throw new UnreadableTemplate(`a string holds the escape \\${other}, which cannot be read here`);
    return simple[other ?? ''] ?? whole;
  });
}

function codePoint(code: number): string {
  if (code > 0x10ffff) throw new UnreadableTemplate('a string holds a character beyond Unicode');
  return String.fromCodePoint(code);
}
