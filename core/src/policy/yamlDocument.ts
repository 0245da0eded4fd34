import { type Document, LineCounter, type Node, parseDocument } from 'yaml';
import type { Range } from '../text/range.ts';
import type { PolicyProblem } from './policy.ts';

/** Bytes of a manifest that are read; nobody writes a larger one by hand. */
export const manifestByteLimit = 1024 * 1024;

const maximumDepth = 64;
const maximumIndent = 256;
/** Indicators that open a level of nesting on one line: `- `, `? `, `key: `. */
const nestingIndicator = /[-?:](?=[ \t]|$)/gm;

/** A parsed YAML text with the ranges of its nodes. */
export interface YamlDocument {
  readonly document: Document;
  readonly problems: readonly PolicyProblem[];
  /** The node's own range, without the white space and comments behind it. */
  rangeOf(node: Node | null | undefined): Range;
}

/**
 * Parses YAML that may be hostile, within limits of size and depth. The `yaml` package recurses, and compiles
 * a regular expression per level, so deep nesting would end the process: it is refused before parsing.
 */
export function parseYaml(text: string): YamlDocument {
  const refusal = yamlRefusal(text);
  const counter = new LineCounter();
  const source = refusal === undefined ? text : '';
  const document = parseDocument(source, { lineCounter: counter, prettyErrors: false });
  const rangeAt = (start: number, end: number): Range => ({
    start: positionAt(counter, start),
    end: positionAt(counter, end),
  });
  const problems =
    refusal === undefined
      ? [...document.errors, ...document.warnings].map((problem) => ({
          message: problem.message,
          range: rangeAt(problem.pos[0], Math.max(problem.pos[0], problem.pos[1])),
        }))
      : [{ message: refusal, range: rangeAt(0, 0) }];
  return {
    document,
    problems,
    rangeOf: (node) => (node?.range == null ? rangeAt(0, 0) : rangeAt(node.range[0], node.range[1])),
  };
}

function positionAt(counter: LineCounter, offset: number): Range['start'] {
  const { line, col } = counter.linePos(offset);
  // The counter says line 0 where it has seen no text at all.
  return { line: Math.max(0, line - 1), character: Math.max(0, col - 1) };
}

/** Why a text must not be given to the `yaml` package at all; `undefined` where it may. */
export function yamlRefusal(text: string): string | undefined {
  if (text.length > manifestByteLimit) return 'The file is larger than 1 MiB and was not read.';
  let flowDepth = 0;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const indent = line.length - line.trimStart().length;
    const levels = line.match(nestingIndicator)?.length ?? 0;
    for (const character of line) {
      if (character === '[' || character === '{') flowDepth += 1;
      else if (character === ']' || character === '}') flowDepth = Math.max(0, flowDepth - 1);
      if (flowDepth > maximumDepth) return 'The file is nested too deeply and was not read.';
    }
    if (indent > maximumIndent || levels > maximumDepth) {
      return 'The file is nested too deeply and was not read.';
    }
  }
  return undefined;
}
