/** The folders that the client has open, as URIs; the innermost one holds a document. */
export class WorkspaceFolders {
  #uris: readonly string[];

  constructor(uris: readonly string[]) {
    this.#uris = uris.map(withoutSlash);
  }

  change(added: readonly string[], removed: readonly string[]): void {
    const gone = new Set(removed.map(withoutSlash));
    this.#uris = [...this.#uris.filter((uri) => !gone.has(uri)), ...added.map(withoutSlash)];
  }

  /** All of them, the outermost where one lies in another. */
  outermost(): readonly string[] {
    return this.#uris.filter(
      (uri, at) => this.#uris.indexOf(uri) === at && !this.#uris.some((other) => uri.startsWith(`${other}/`)),
    );
  }

  /** The folder of a document, `undefined` where it lies in none. */
  of(uri: string): string | undefined {
    return this.#uris
      .filter((folder) => uri === folder || uri.startsWith(`${folder}/`))
      .reduce<string | undefined>(
        (best, folder) => (best === undefined || folder.length > best.length ? folder : best),
        undefined,
      );
  }
}

function withoutSlash(uri: string): string {
  return uri.endsWith('/') ? uri.slice(0, -1) : uri;
}
