import { type Document, isAlias, LineCounter, type Node, parseDocument } from 'yaml';
import type { Range } from '../text/range.ts';
import type { PolicyProblem } from './policy.ts';
import { yamlKeysAndAliases } from './yamlKeysAndAliases.ts';
import { yamlRefusal } from './yamlRefusal.ts';

/** Problems of a kind that are listed; a hostile file has more than anybody reads. */
export const problemLimit = 100;

/** A parsed YAML text with the ranges of its nodes. */
export interface YamlDocument {
  readonly document: Document;
  /** Where there is one, the text can be read in more than one way, or not at all. */
  readonly problems: readonly PolicyProblem[];
  /** The node's own range, without the white space and comments behind it. */
  rangeOf(node: Node | null | undefined): Range;
  /** The node that an alias means, any other node as it is. */
  follow(node: Node | null): Node | null;
}

/** Parses YAML that may be hostile, within the limits of `yamlRefusal`. Never throws. */
export function parseYaml(text: string): YamlDocument {
  const refusal = yamlRefusal(text);
  const counter = new LineCounter();
  const source = refusal === undefined ? text : '';
  // The package compares each key with each other one; `yamlKeysAndAliases` does it in one pass.
  const document = parseDocument(source, { lineCounter: counter, prettyErrors: false, uniqueKeys: false });
  const { duplicates, targets, lost } = yamlKeysAndAliases(document);
  const rangeAt = (start: number, end: number): Range => ({
    start: positionAt(counter, start),
    end: positionAt(counter, end),
  });
  const rangeOf = (node: Node | null | undefined) =>
    node?.range == null ? rangeAt(0, 0) : rangeAt(node.range[0], node.range[1]);
  const problems =
    refusal === undefined
      ? [
          ...[...document.errors, ...document.warnings].slice(0, problemLimit).map((problem) => ({
            message: problem.message,
            range: rangeAt(problem.pos[0], Math.max(problem.pos[0], problem.pos[1])),
          })),
          ...duplicates.slice(0, problemLimit).map((key) => ({
            message: `The key "${String(key.value)}" stands here a second time.`,
            range: rangeOf(key),
          })),
          ...lost.slice(0, problemLimit).map((alias) => ({
            message: `"*${alias.source}" is an alias of nothing.`,
            range: rangeOf(alias),
          })),
        ]
      : [{ message: refusal, range: rangeAt(0, 0) }];
  return {
    document,
    problems,
    rangeOf,
    follow: (node) => (isAlias(node) ? (targets.get(node) ?? null) : node),
  };
}

function positionAt(counter: LineCounter, offset: number): Range['start'] {
  const { line, col } = counter.linePos(offset);
  // The counter says line 0 where it has seen no text at all.
  return { line: Math.max(0, line - 1), character: Math.max(0, col - 1) };
}
