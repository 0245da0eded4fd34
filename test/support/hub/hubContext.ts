import type { Faults } from './fault.ts';
import type { Profile } from './profile.ts';
import type { RepositoryStore } from './repositoryStore.ts';
import type { UrlSigner } from './signedUrl.ts';

/** What routes share. */
export interface HubContext {
  profile: Profile;
  repositories: RepositoryStore;
  faults: Faults;
  signer: UrlSigner;
  /** `http://host:port` and the prefix, without a slash at the end. */
  url: string;
  /** The origin of LFS content. */
  cdnUrl: string;
  /** The most entries on a page of a listing. */
  pageSize: number;
}
