import { parse } from '@huggingface/jinja';
import type { TemplateNode } from './templateNode.ts';
import type { TemplateTokens, Token } from './templateTokens.ts';
import { UnreadableTemplate } from './unreadableTemplate.ts';

/** Between two tags' ends: a parser's chain of operators is as deep as it is long. */
const mostTokensOfTag = 1_500;
/** Of statements within statements, and of brackets within brackets; each costs the recursive parser stack. */
const deepest = 50;
/** Each nests in the one before. */
const mostElifs = 300;
/** Words and signs of one tag for which the parser calls itself. */
const mostRecursions = 100;

/** Statements that hold others. */
const blocks = new Set(['if', 'for', 'macro', 'call', 'filter', 'set', 'block', 'with', 'autoescape']);

/**
 * The tree of a chat template. Bounded before the parser, which is recursive, sees it.
 * @throws UnreadableTemplate with the reason
 */
export function parseTemplate(read: TemplateTokens): readonly TemplateNode[] {
  boundTags(read.tokens);
  boundStatements(read);
  try {
    return parse([...read.tokens]).body as unknown as TemplateNode[];
  } catch (fault) {
    throw new UnreadableTemplate(reasonOf(fault), { cause: fault });
  }
}

/** The parser fails with a TypeError where the text ends too early. */
function reasonOf(fault: unknown): string {
  if (!(fault instanceof Error) || fault instanceof TypeError) return 'a block is not closed';
  return fault.message.replace(/^Parser Error: /, '');
}

function boundTags(tokens: readonly Token[]): void {
  let start = 0;
  let depth = 0;
  let recursions = 0;
  tokens.forEach(({ type, value }, at) => {
    if (type === 'OpenStatement' || type === 'OpenExpression') {
      start = at;
      depth = 0;
      recursions = 0;
    }
    if (type === 'OpenParen' || type === 'OpenSquareBracket' || type === 'OpenCurlyBracket') depth += 1;
    if (type === 'CloseParen' || type === 'CloseSquareBracket' || type === 'CloseCurlyBracket') depth -= 1;
    if (recurses(type, value, tokens[at - 1])) recursions += 1;
    if (type !== 'Text' && at - start > mostTokensOfTag)
      throw new UnreadableTemplate(`a tag has more than ${mostTokensOfTag} parts`);
    if (depth > deepest) throw new UnreadableTemplate(`brackets are nested more than ${deepest} levels deep`);
    if (recursions > mostRecursions)
      throw new UnreadableTemplate(`a tag has more than ${mostRecursions} nested operators`);
  });
}

/** Chained conditions, negations, signs, and calls of what a call gives. */
function recurses(type: Token['type'], value: string, before: Token | undefined): boolean {
  if (type === 'Identifier') return value === 'not' || value === 'else';
  if (type === 'AdditiveBinaryOperator') return before?.type === 'AdditiveBinaryOperator';
  return type === 'OpenParen' && (before?.type === 'CloseParen' || before?.type === 'CloseSquareBracket');
}

function boundStatements({ tokens, statements }: TemplateTokens): void {
  let depth = 0;
  let elifs = 0;
  for (const { word, at } of statements) {
    if (word === 'elif') elifs += 1;
    else if (word.startsWith('end')) depth -= 1;
    else if (blocks.has(word) && !(word === 'set' && isAssignment(tokens, at))) depth += 1;
    if (depth > deepest)
      throw new UnreadableTemplate(`statements are nested more than ${deepest} levels deep`);
    if (elifs > mostElifs) throw new UnreadableTemplate(`it has more than ${mostElifs} elif`);
  }
}

/** `{% set x = ... %}` closes itself. */
function isAssignment(tokens: readonly Token[], at: number): boolean {
  let depth = 0;
  for (let next = at; tokens[next] !== undefined && tokens[next]?.type !== 'CloseStatement'; next += 1) {
    const type = tokens[next]?.type ?? 'Text';
    if (type.startsWith('Open')) depth += 1;
    else if (type.startsWith('Close')) depth -= 1;
    else if (type === 'Equals' && depth === 1) return true;
  }
  return false;
}
