/** What the system says of a path, in words for people. */
export function reasonOf(error: unknown): string {
  const code = systemCode(error);
  return (
    (code === undefined ? undefined : reasons.get(code)) ??
    (error instanceof Error ? error.message : 'unknown')
  );
}

/** True where the system says that there is nothing at a path. */
export function isMissing(error: unknown): boolean {
  const code = systemCode(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

const reasons = new Map([
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['ELOOP', 'link loop'],
  ['ENOENT', 'it does not exist'],
  ['ENOTDIR', 'it does not exist'],
  ['EMFILE', 'too many open files'],
  ['EISDIR', 'it is a folder'],
  // A socket, or a device that nothing answers.
  ['ENXIO', 'it is no regular file'],
  ['ENAMETOOLONG', 'its name is too long'],
]);
