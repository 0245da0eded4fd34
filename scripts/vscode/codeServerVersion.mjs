/** The release of code-server that the tests run in, and what the registry said its archive's hash is. */
export const codeServerVersion = '4.139.1';
export const codeServerIntegrity =
  'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==';
