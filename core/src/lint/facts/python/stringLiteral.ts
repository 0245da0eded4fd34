import type { Node } from 'web-tree-sitter';
import { type TrailStep, traced, unknown, type Value } from './value.ts';

const simpleEscapes: Readonly<Record<string, string>> = {
  '\\\\': '\\',
  "\\'": "'",
  '\\"': '"',
  '\\a': '\x07',
  '\\b': '\b',
  '\\f': '\f',
  '\\n': '\n',
  '\\r': '\r',
  '\\t': '\t',
  '\\v': '\v',
  '\\\n': '',
  '\\\r\n': '',
};

/**
 * The value of a `string` node; `interpolated` gives the value of an f-string's expression.
 * `\N{...}` escapes are not known.
 */
export function stringValue(node: Node, interpolated: (expression: Node) => Value): Value {
  const start = node.firstChild;
  const end = node.lastChild;
  if (start?.type !== 'string_start' || end?.type !== 'string_end') return unknown('an unfinished string');
  const prefix = start.text.toLowerCase();
  if (prefix.includes('b')) return { kind: 'bytes', isEmpty: start.endIndex === end.startIndex, ...traced };
  const raw = prefix.includes('r');
  let value = '';
  let plain = true;
  let overridable = false;
  const trail: TrailStep[] = [];
  for (const part of node.namedChildren) {
    if (part.type === 'interpolation') {
      plain = false;
      const inner = interpolation(part, interpolated);
      if (inner.kind !== 'string') return inner.kind === 'unknown' ? inner : unknown('an f-string');
      value += inner.value;
      overridable ||= inner.overridable;
      trail.push(...inner.trail);
    } else if (part.type === 'string_content') {
      const decoded = raw ? part.text : decodeEscapes(part.text);
      if (decoded === undefined) return unknown('a named Unicode escape');
      if (decoded !== part.text) plain = false;
      // In an f-string `{{` is one brace; whoever writes that is not naming a repository.
      if (prefix.includes('f') && /[{}]/.test(decoded)) plain = false;
      value += prefix.includes('f') ? decoded.replace(/\{\{|\}\}/g, (pair) => pair.charAt(0)) : decoded;
    }
  }
  const content = { start: start.endIndex, end: end.startIndex };
  return { kind: 'string', value, trail, overridable, ...(plain ? { literal: { node, content } } : {}) };
}

function interpolation(node: Node, interpolated: (expression: Node) => Value): Value {
  const expression = node.childForFieldName('expression');
  if (expression === null) return unknown('an unfinished f-string');
  if (node.childForFieldName('format_specifier') || node.childForFieldName('type_conversion')) {
    return unknown('a formatted value in an f-string');
  }
  const value = interpolated(expression);
  if (value.kind === 'number') {
    return { kind: 'string', value: value.text, trail: value.trail, overridable: value.overridable };
  }
  return value;
}

function decodeEscapes(text: string): string | undefined {
  if (!text.includes('\\')) return text;
  let named = false;
  const decoded = text.replace(
    /\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{1,3}|N\{[^}]*\}|\r\n|[\s\S])/g,
    (sequence) => {
      const simple = simpleEscapes[sequence];
      if (simple !== undefined) return simple;
      const kind = sequence.charAt(1);
      if (kind === 'N') named = true;
      if (kind === 'x' || kind === 'u' || kind === 'U')
        return codePoint(Number.parseInt(sequence.slice(2), 16));
      if (/[0-7]/.test(kind)) return codePoint(Number.parseInt(sequence.slice(1), 8));
      return sequence;
    },
  );
  return named ? undefined : decoded;
}

function codePoint(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}
