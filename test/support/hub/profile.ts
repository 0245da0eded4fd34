/** What a kind of server has and lacks. */
export interface Profile {
  name: 'public' | 'mirror';
  /** Stands before every path, the API's among them. */
  pathPrefix: string;
  /** Whether a request without a token is served. */
  anonymous: boolean;
  /** Whether answers carry X-Error-Code, X-Linked-Etag, X-Linked-Size and the rate limit headers. */
  hubHeaders: boolean;
  /** Whether LFS content comes from a second origin. */
  cdn: boolean;
  /** Parts of the API that answer 404. */
  missing: ReadonlySet<ApiPart>;
}

export type ApiPart =
  | 'info'
  | 'tree'
  | 'paths-info'
  | 'commits'
  | 'refs'
  | 'auth-check'
  | 'whoami-v2'
  | 'resolve-cache';

export const profiles: Readonly<Record<Profile['name'], Profile>> = {
  public: {
    name: 'public',
    pathPrefix: '',
    anonymous: true,
    hubHeaders: true,
    cdn: true,
    missing: new Set(),
  },
  // A private mirror of the sort that artifact managers offer: below a path, with tokens of its own, passing
  // on what a download needs and little else.
  mirror: {
    name: 'mirror',
    pathPrefix: '/artifactory/api/huggingfaceml/hf',
    anonymous: false,
    hubHeaders: false,
    cdn: false,
    missing: new Set<ApiPart>(['refs', 'commits', 'auth-check', 'whoami-v2', 'resolve-cache']),
  },
};
