/** UTF-16 units of the text that is kept. */
const longest = 600;

const heading = /^(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*$/;
const spoken = /\b(?:limitations?|bias(?:es)?|risks?|out[- ]of[- ]scope|misuse|ethical|caveats?)\b/i;

/**
 * What a model card says of limits, bias and risks: the text under the first heading that speaks of them and has any,
 * cut to some hundred characters. `undefined` where it says nothing.
 */
export function limitationsOf(markdown: string): string | undefined {
  let level = 0;
  let fenced = false;
  let found: string[] = [];
  for (const line of markdown.split(/\r?\n/)) {
    if (/^\s*(?:```|~~~)/.test(line)) fenced = !fenced;
    const title = fenced ? null : heading.exec(line);
    if (title === null) {
      if (level > 0) found.push(line);
      continue;
    }
    const depth = title[1]?.length ?? 1;
    if (level > 0 && depth > level) continue;
    if (textOf(found) !== '') break;
    level = spoken.test(title[2] ?? '') ? depth : 0;
    found = [];
  }
  const text = textOf(found);
  if (text === '') return undefined;
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** Placeholders of the Hub's own form for cards say nothing. */
function textOf(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replaceAll('[More Information Needed]', '')
    .trim();
}
