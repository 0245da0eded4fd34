/** The base of relative addresses: the working folder, which GitHub takes for the root of the checkout. */
export const sourceRoot = '%SRCROOT%';

export interface ArtifactLocation {
  readonly uri: string;
  readonly uriBaseId?: string;
}

/** The address of a display path (`/` separated): relative ones count from the working folder. */
export function artifactLocation(path: string): ArtifactLocation {
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  if (path.startsWith('/')) return { uri: `file://${encoded}` };
  if (/^[A-Za-z]:\//.test(path)) return { uri: `file:///${path.slice(0, 2)}${encoded.slice(4)}` };
  return { uri: encoded, uriBaseId: sourceRoot };
}
