import { URI } from 'vscode-uri';

/** The absolute path of a document on disk, `undefined` where it has none: untitled, or in a virtual workspace. */
export function filePath(uri: string): string | undefined {
  const parsed = URI.parse(uri);
  return parsed.scheme === 'file' ? parsed.fsPath : undefined;
}

/** The name under which the linter knows a document, `/` separated. */
export function documentPath(uri: string): string {
  return (filePath(uri) ?? URI.parse(uri).path).replaceAll('\\', '/');
}
