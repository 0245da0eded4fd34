import { type MarkupContent, MarkupKind } from 'vscode-languageserver/node';
import { escapeControls } from '../../../../core/src/report/escape/controls.ts';
import { escapeMarkdown, markdownCode } from '../../../../core/src/report/escape/markdown.ts';
import { maskTokens } from '../../../../core/src/text/maskTokens.ts';

/** A piece of a line; whatever comes from a source or from the Hub stands in it as it is. */
export type Piece =
  | string
  | { readonly strong: string }
  | { readonly code: string }
  | { readonly label: string; readonly target: string };

export type Line = readonly Piece[];

/** Characters of a piece: a licence on the Hub is as long as its author wants. */
const longestPiece = 2_000;

/**
 * Cards of lines as Markdown or as plain text; every piece is escaped, so that none can write a link or HTML
 * (DESIGN 6.13), bounded, and shows no token.
 */
export function renderCards(cards: readonly (readonly Line[])[], markdown: boolean): MarkupContent {
  const [render, line, rule] = markdown
    ? ([toMarkdown, '\n\n', '\n\n---\n\n'] as const)
    : ([toPlain, '\n', '\n\n'] as const);
  const value = cards
    .map((lines) => lines.map((pieces) => pieces.map(render).join('')).join(line))
    .join(rule);
  return { kind: markdown ? MarkupKind.Markdown : MarkupKind.PlainText, value };
}

function toMarkdown(piece: Piece): string {
  if (typeof piece === 'string') return escapeText(shown(piece));
  if ('strong' in piece) return `**${escapeMarkdown(shown(piece.strong))}**`;
  if ('code' in piece) return markdownCode(shown(piece.code));
  return `[${escapeMarkdown(shown(piece.label))}](${encodeTarget(piece.target)})`;
}

/** Spaces at the ends part the pieces, and are kept. */
function escapeText(text: string): string {
  const [, start = '', middle = '', end = ''] = /^( *)(.*?)( *)$/su.exec(text) ?? [];
  return start + escapeMarkdown(middle) + end;
}

function toPlain(piece: Piece): string {
  if (typeof piece === 'string') return escapeControls(shown(piece));
  if ('strong' in piece) return escapeControls(shown(piece.strong));
  if ('code' in piece) return escapeControls(shown(piece.code));
  // A command means nothing outside of VS Code.
  return piece.target.startsWith('command:') ? '' : escapeControls(shown(`${piece.label}: ${piece.target}`));
}

function shown(text: string): string {
  const masked = maskTokens(text);
  return masked.length > longestPiece ? `${masked.slice(0, longestPiece)}…` : masked;
}

/** What would end the target or the line. */
function encodeTarget(target: string): string {
  return target.replace(
    /[\s()<>\\]/g,
    (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}
