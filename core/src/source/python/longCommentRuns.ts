const shortestLongRun = 24;

/** Lines that hold a comment alone, 24 or more in a row; those that speak to the linter stay. */
const longRun = /(?:^[ \t]*#(?![^\n]*model-warden:)[^\n]*\n){24,}/gm;

/**
 * The text with long runs of comment lines as spaces, every offset unchanged. The grammar's scanner reads ahead over
 * all comments that follow, at each of them: 4,000 lines take seconds (tree-sitter-python 0.25). A comment that is
 * blank means nothing else, and the same lines in a long string change no value that the linter reads.
 */
export function withoutLongCommentRuns(text: string): string {
  if (!hasLongRun(text)) return text;
  return text.replace(longRun, (run) => run.replace(/[^\r\n]/g, ' '));
}

/** A look at the lines that hold a `#`, which is faster than the expression at every line. */
function hasLongRun(text: string): boolean {
  let run = 0;
  let nextLine = 0;
  for (let at = text.indexOf('#'); at !== -1; at = text.indexOf('#', nextLine)) {
    const alone = text.slice(text.lastIndexOf('\n', at) + 1, at).trim() === '';
    const follows = text.lastIndexOf('\n', at) + 1 === nextLine;
    run = alone ? (follows ? run + 1 : 1) : 0;
    if (run >= shortestLongRun) return true;
    const end = text.indexOf('\n', at);
    if (end === -1) return false;
    nextLine = end + 1;
  }
  return false;
}
