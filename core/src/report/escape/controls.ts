/**
 * What could drive a terminal or hide text from its reader: C0 (line ends and tabs are a renderer's own
 * business), DEL and C1, marks and isolates that change the direction of text, invisible separators, tags.
 */
const controls =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is about
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\u{e0000}-\u{e007f}]/gu;

/** The text on one line with every such character spelled out, `\u{202e}`. */
export function escapeControls(text: string): string {
  return text.replace(controls, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}
