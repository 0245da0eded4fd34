/** What JSON itself leaves bare, and a terminal or a reader would be misled by; see `controls.ts`. */
const bare = /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** A value as indented JSON that is safe to look at: the same value for every parser. */
export function jsonText(value: unknown): string {
  const json = JSON.stringify(value, null, 2);
  return `${json.replace(bare, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}
