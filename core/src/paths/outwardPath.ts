/**
 * Why a file name of a model leads out of the model's folder on some system, for people; `undefined` where it stays
 * below. By the text alone, for all systems at once: a backslash is a separator on Windows only, and no writer of model
 * files uses one. Links are for who has the folder.
 */
export function outwardPath(path: string): string | undefined {
  if (path.includes('\0')) return 'has a NUL in it, at which some readers end the name';
  if (/^(?:[a-z][a-z0-9+.-]+:\/\/|file:)/i.test(path)) return 'is an address, not a name in the folder';
  if (/^[a-z]:/i.test(path)) return 'names a drive';
  if (/^[/\\]/.test(path)) return 'is absolute';
  if (/^~(?:[/\\]|$)/.test(path)) return "begins in the user's home";
  if (path.split(/[/\\]/).includes('..')) return 'leads out of the folder';
  if (path.includes('\\')) return 'has a backslash, which is a separator on Windows';
  return undefined;
}
