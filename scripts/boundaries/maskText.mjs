/**
 * The source with the contents of comments and strings blanked, length and line breaks kept, so that a search
 * finds code only. Quotes stay; so does the code inside `${...}`. Regular expressions are blanked like strings.
 * A lexer's view, not a parser's: whether `/` divides or begins an expression is told from what stands before.
 * @param {string} source TypeScript or JavaScript
 * @returns {string}
 */
export function maskText(source) {
  const tokens =
    /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'(?:\\[\s\S]|[^'\\\n])*'?|"(?:\\[\s\S]|[^"\\\n])*"?|[`{}/]|[^\s'"`{}/]+/g;
  let masked = '';
  let previous = '';
  // One entry per open brace: whether it is the `${` of a template.
  const braces = [];
  for (let match = tokens.exec(source); match !== null; match = tokens.exec(source)) {
    masked += source.slice(masked.length, match.index);
    let token = match[0];
    if (token.startsWith('//') || token.startsWith('/*')) {
      masked += blank(token);
      continue;
    }
    if (token === '/' && beginsExpression(previous)) {
      token = regularExpressionAt(source, match.index);
      masked += `/${blank(token.slice(1))}`;
    } else if (token === '`' || (token === '}' && braces.pop())) {
      token = templateTextAt(source, match.index);
      const opens = token.endsWith('${');
      if (opens) braces.push(true);
      masked += blankInside(token, opens ? 2 : 1);
    } else if (token[0] === "'" || token[0] === '"') {
      masked += blankInside(token, 1);
    } else {
      if (token === '{') braces.push(false);
      masked += token;
    }
    previous = token;
    tokens.lastIndex = match.index + token.length;
  }
  return masked + source.slice(masked.length);
}

function blank(text) {
  return text.replace(/[^\n]/g, ' ');
}

/** All blank but the first character and the last `end` ones. */
function blankInside(text, end) {
  return text.length <= end ? text : text[0] + blank(text.slice(1, -end)) + text.slice(-end);
}

/** After an operator, an opening bracket or a keyword a value is expected; after a value, a division. */
function beginsExpression(previous) {
  if (previous === '' || previous === '{' || previous === '}') return true;
  return /(?:^|[^\w$])(?:return|typeof|case|in|of|void|delete|throw|else|do|await|yield)$|[([,;:=!&|?+\-*%<>~^]$/.test(
    previous,
  );
}

function regularExpressionAt(source, start) {
  const found = /^\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/.exec(source.slice(start));
  return found?.[0] ?? '/';
}

/** From a backtick, or the brace that ends `${...}`, to the next `${` or the closing backtick. */
function templateTextAt(source, start) {
  const found = /^[`}](?:\\[\s\S]|\$(?!\{)|[^`\\$])*(?:`|\$\{|$)/.exec(source.slice(start));
  return found?.[0] ?? source[start];
}
