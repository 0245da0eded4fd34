const zeroWidth = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
/** East Asian wide and full-width letters, and emoji (Unicode UAX #11, in its large blocks). */
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}\p{Emoji_Presentation}]$/u;

/** Columns that a terminal gives a text without controls and tabs. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    if (character < '\u0300') width += 1;
    else if (!zeroWidth.test(character)) width += wide.test(character) ? 2 : 1;
  }
  return width;
}
