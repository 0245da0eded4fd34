/** The release of VS Code that the tests download for the desktop. */
export const desktopVersion = '1.139.1';

/** The release of code-server that holds the same VS Code, and the hash of its archive in the npm registry. */
export const codeServerVersion = '4.139.1';
export const codeServerIntegrity =
  'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==';
