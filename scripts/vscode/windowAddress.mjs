import { pathToFileURL } from 'node:url';

/**
 * The address that opens a window of VS Code in the browser.
 * @param {number} port of the server
 * @param {object} window
 * @param {string} window.folder absolute path of the workspace folder, or of a `.code-workspace` file
 * @param {string} [window.token] connection token, where the server asks for one
 * @param {string} [window.extension] folder of an extension under development; needs `development` at the server
 * @param {string} [window.suite] module whose `run()` the extension host calls; likewise
 * @returns {string}
 */
export function windowAddress(port, { folder, token, extension, suite }) {
  const remote = (path) => `vscode-remote://localhost:${port}${pathToFileURL(path).pathname}`;
  const payload = [
    ...(extension ? [['extensionDevelopmentPath', remote(extension)]] : []),
    ...(suite ? [['extensionTestsPath', remote(suite)]] : []),
  ];
  const address = new URL(`http://localhost:${port}/`);
  if (token) address.searchParams.set('tkn', token);
  address.searchParams.set(folder.endsWith('.code-workspace') ? 'workspace' : 'folder', folder);
  if (payload.length > 0) address.searchParams.set('payload', JSON.stringify(payload));
  return address.href;
}
