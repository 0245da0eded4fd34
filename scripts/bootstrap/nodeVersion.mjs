/** Node that the scripts need: the line that VS Code ships, which runs TypeScript without a build. */
export const scriptsNode = [24, 15];

/** Node that may start them and run `npm ci`. */
export const bootstrapNode = [20, 19];

/**
 * Whether a version such as `v24.21.0` is at least `[major, minor]`.
 * @param {string} version
 * @param {readonly number[]} least
 */
export function isAtLeast(version, [major, minor]) {
  const [ownMajor, ownMinor] = version.replace(/^v/, '').split('.').map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}
