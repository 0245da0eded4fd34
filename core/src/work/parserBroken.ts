import { ParserBrokenError } from '../source/limits.ts';

/**
 * True for an error after which this thread must parse nothing more: its WebAssembly instance has failed. A trap may
 * come out of any call that reads a tree, not of the parser alone.
 */
export function isParserBroken(error: unknown): boolean {
  return error instanceof ParserBrokenError || (error instanceof Error && error.name === 'RuntimeError');
}
