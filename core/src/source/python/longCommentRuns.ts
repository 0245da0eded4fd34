/** Lines that hold a comment alone, 24 or more in a row; those that speak to the linter stay. */
const longRun = /(?:^[ \t]*#(?![^\n]*model-warden:)[^\n]*\n){24,}/gm;

/**
 * The text with long runs of comment lines as spaces, every offset unchanged. The grammar's scanner reads ahead over
 * all comments that follow, at each of them: 4,000 lines take seconds (tree-sitter-python 0.25). A comment that is
 * blank means nothing else, and the same lines in a long string change no value that the linter reads.
 */
export function withoutLongCommentRuns(text: string): string {
  return text.replace(longRun, (run) => run.replace(/[^\r\n]/g, ' '));
}
