/**
 * What hides text from its reader or drives a terminal, beside C0: DEL and C1, separators of lines, everything
 * that Unicode lets a renderer show as nothing (`Default_Ignorable_Code_Point`: marks of direction, joiners,
 * fillers, variation selectors, tags), the blank of Braille, and interlinear marks.
 */
const invisible = '\\u007f-\\u009f\\u2028\\u2029\\u2800\\ufff9-\\ufffb\\p{Default_Ignorable_Code_Point}';

export const invisibles = new RegExp(`[${invisible}]`, 'gu');

/** The same with C0 and halves of pairs; line ends and tabs are a renderer's own business. */
const controls = new RegExp(`[\\u0000-\\u001f${invisible}\\p{Surrogate}]`, 'gu');

/** The text on one line with every such character spelled out, `\u{202e}`. */
export function escapeControls(text: string): string {
  return text.replace(controls, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}
