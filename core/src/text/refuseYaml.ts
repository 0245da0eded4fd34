import { Lexer } from 'yaml';

/** How much YAML is read. */
export interface YamlLimits {
  /** UTF-16 units. */
  readonly length: number;
  /** The parser takes some ten microseconds for each. */
  readonly tokens: number;
}

const maximumAliases = 1_000;
const maximumDepth = 64;
const maximumIndent = 256;
/** Indicators that open a level of nesting on one line: `- `, `? `, `key: `. */
const nestingIndicator = /[-?:](?=[ \t]|$)/gm;

/**
 * Why a text must not be given to the `yaml` package at all; `undefined` where it may. The package recurses, and
 * compiles a regular expression per level, so deep nesting would end the process; and its time grows with what it
 * makes of the text, so that is counted first.
 */
export function refuseYaml(text: string, limits: YamlLimits): string | undefined {
  if (text.length > limits.length) {
    return `The file is larger than ${limits.length / 1024} KiB and was not read.`;
  }
  if (isNestedTooDeeply(text)) return 'The file is nested too deeply and was not read.';
  let tokens = 0;
  let aliases = 0;
  for (const token of new Lexer().lex(text)) {
    tokens += 1;
    if (token.startsWith('*')) aliases += 1;
    if (tokens > limits.tokens) return `The file has more than ${limits.tokens} tokens and was not read.`;
    if (aliases > maximumAliases) return `The file has more than ${maximumAliases} aliases and was not read.`;
  }
  return undefined;
}

function isNestedTooDeeply(text: string): boolean {
  let flowDepth = 0;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const indent = line.length - line.trimStart().length;
    const levels = line.match(nestingIndicator)?.length ?? 0;
    if (indent > maximumIndent || levels > maximumDepth) return true;
    for (const character of line) {
      if (character === '[' || character === '{') flowDepth += 1;
      else if (character === ']' || character === '}') flowDepth = Math.max(0, flowDepth - 1);
      if (flowDepth > maximumDepth) return true;
    }
  }
  return false;
}
