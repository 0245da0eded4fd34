import { maskTokens } from '../../text/maskTokens.ts';
import { escapeControls } from '../escape/controls.ts';

/** A text from a file on one line of a terminal: tokens masked, controls spelled out, cut where it is long. */
export function shownText(text: string, most = 400): string {
  // As many again as a token may have, so that none is cut before it is known as one.
  const near = maskTokens(text.slice(0, most + 200));
  return escapeControls(near.length > most ? `${near.slice(0, most)}…` : near);
}
